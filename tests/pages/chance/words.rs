//! Words as nobody would write them, and as some do.

use super::Chance;

/// Pieces of writing: scripts, pictures, what cannot be seen, what is never typed on purpose.
const PIECES: [&str; 36] = [
    "words like any others, with commas; and stops. ",
    "It was quiet, then it was not. “So?” – “So.” ",
    "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselloch ",
    "ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo",
    "https://example.org/a/very/long/address?with=many&parts=of-it#and_more ",
    "AVATAR To. Ty W\u{301}A fi ffi ﬁ ĳ Ǆ ß ẞ ",
    "اليوم كانت الجلسة صعبة (كثيرا) 2026، لا بأس. ",
    "مُحَمَّدٌ ﷺ ﷽ لله ",
    "شلام؛ سلام دوستان! گفتگو ۱۴۰۵ ",
    "שלום עולם נִקּוּד, „כן” (12:30) ",
    "שָׁלוֹם עֲלֵיכֶם ",
    "ܫܠܡܐ ",
    "漢字とかな。「そうですね」、ｶﾅ ",
    "한국어 문장 중국어 中文的句子，没有空格的很长的一句话也要能够换行才行 ",
    "ภาษาไทยไม่มีช่องว่างระหว่างคำและยาวมากจนต้องขึ้นบรรทัดใหม่ ",
    "हिन्दी में लिखा हुआ वाक्य, क्षत्रिय र्क ",
    "தமிழ் கௌ বাংলা ক্ষ ગુજરાતી ਪੰਜਾਬੀ తెలుగు ಕನ್ನಡ മലയാളം සිංහල ",
    "မြန်မာ ខ្មែរ ລາວ བོད་ཡིག ",
    "Ἄνθρωπος, кириллица, Հայերեն, ქართული, አማርኛ ",
    "👩‍👩‍👧🙂❤️🇵🇱🇩🇪1️⃣👍🏽🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} ",
    "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦🏽☑︎☑️",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308} ",
    "Z\u{351}\u{36b}\u{343}a\u{334}\u{321}\u{35c}l\u{31b}\u{349}go\u{338} ",
    "\u{301}\u{302} ",
    "\u{7}\u{1B}[31m\u{0}\u{7F}\u{85}\u{9F} ",
    "\u{202E}backwards\u{202C} \u{202D}שלום\u{202C} \u{2067}x\u{2069} \u{2066}א\u{2069} \u{200F}\u{200E} ",
    "\u{202E}\u{202E}never closed ",
    "\u{200B}\u{FEFF}\u{AD}\u{2060}\u{200D}\u{200C}\u{34F}\u{180E} ",
    "zero\u{200B}width\u{200B}spaces\u{200B}between\u{200B}all\u{200B}words ",
    "soft\u{AD}hyphens\u{AD}in\u{AD}every\u{AD}place\u{AD}of\u{AD}the\u{AD}word ",
    "non\u{A0}breaking\u{A0}spaces\u{A0}and\u{202F}narrow\u{202F}ones\u{2009}\u{3000} ",
    "<b>&amp;</b> ${HOME} \\(x\\) %s {item: A1} *stars* [a](b) \u{10FFFD}\u{E000}\u{378}\u{FFFE}\u{FFFF} ",
    "ᚠᚢᚦ 𝕬𝖇 𐌰𐌱 𓀀 ⠁ ♞ ∑∫√ → ☃ � ",
    "\u{1F1E6} \u{1F1E6}\u{1F1E7}\u{1F1E8} \u{FE0F} \u{20E3} ",
    "־–—―‖…‥·•‣◦⁃ ",
    "x",
];

/// What parts pieces where a text may have several lines.
const BREAKS: [&str; 8] = ["\n", "\n\n\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\t", "          "];

/// A text of at most this many pieces, on one line or on several.
pub fn words(chance: &mut Chance, most: usize, lines: bool) -> String {
    let mut text = String::new();
    // Most people write in one or two scripts, not in all.
    let few: Vec<&str> = (0..2 + chance.below(4)).map(|_| chance.pick(&PIECES)).collect();
    let mixed = chance.below(3) == 0;
    for _ in 0..=chance.below(most) {
        text.push_str(if mixed { chance.pick(&PIECES) } else { chance.pick(&few) });
        match chance.below(12) {
            0 if lines => text.push_str(chance.pick(&BREAKS)),
            1 => text.push(letter(chance, lines)),
            _ => {}
        }
    }
    text
}

/// Any character at all.
fn letter(chance: &mut Chance, lines: bool) -> char {
    let most = [0x80, 0x600, 0x3000, 0x11_0000][chance.below(4)];
    let found = char::from_u32(u32::try_from(chance.below(most)).unwrap()).unwrap_or('?');
    if lines || !matches!(found, '\n' | '\r') { found } else { ' ' }
}

/// A text as it stands in a template: every character that is not a plain letter escaped.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || letter == ' ' {
            out.push(letter);
        } else {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
        }
    }
    out.push('"');
    out
}
