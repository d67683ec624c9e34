# Was auf dem Papier steht, auf Deutsch. Was hier fehlt, steht auf Englisch da.
paper-goes-on = { $number } geht auf Seite { $page } weiter
paper-went-on = Fortsetzung von Seite { $page }
paper-ticked = { $count } von { $of } angekreuzt
paper-yes = Ja
paper-no = Nein
paper-not-sure = Nicht sicher
paper-later = Was ich jetzt denke, { $day }
paper-too-few = Nicht genug Antworten für ein Bild
paper-rule = Regel: { $rule }
decimal-sign = ,
paper-number = { $value } ({ $least } bis { $most })
paper-number-words = { $number }: { $words }
paper-review-copy = Exemplar für die Supervision
paper-date = Datum
paper-client-code = Kürzel
paper-private = Private Reflexion. Nur Kürzel. Verschlossen aufbewahren.
paper-sheet = Bogen { $version } · { $code }
paper-sheet-blank = Bogen { $version } · leer
paper-sheet-review = Für die Supervision · { $code }
paper-page = Seite { $page } von { $pages }
paper-left-open = Offen gelassen: { $items }
paper-not-asked = Nach den Antworten oben nicht gefragt: { $numbers }
paper-only-if = Nur wenn { $what }
paper-only-if-fits = Nur wenn Ihre Antworten oben danach verlangen
paper-if-chosen = Sie in { $number } { $options } angekreuzt haben
paper-if-not-chosen = Sie in { $number } nicht { $options } angekreuzt haben
paper-if-first = Sie in { $number } { $options } an die erste Stelle gesetzt haben
paper-if-not-first = Sie in { $number } nicht { $options } an die erste Stelle gesetzt haben
paper-if-answered = Sie { $number } beantwortet haben
paper-if-open = Sie { $number } offen gelassen haben
paper-if-row = in { $number } eine Zeile { $options } sagt
paper-if-rows =
    { $count ->
        [one] { $number } eine Zeile hat
       *[other] { $number } mindestens { $count } Zeilen hat
    }
paper-if-visible = { $number } für Sie war
paper-if-value = für { $number } gilt:
paper-if-cell = wenn { $options }
paper-at-least = { $edge } oder mehr
paper-at-most = { $edge } oder weniger
paper-above = über { $edge }
paper-below = unter { $edge }
paper-between = von { $low } bis { $high }
paper-and = und
paper-or = oder
paper-a-word = { $word }
paper-quoted = „{ $words }“
paper-if-ticked = Wenn Sie { $letter } angekreuzt haben:
paper-tick-any = Mehrere möglich.
paper-tick-one = Eines ankreuzen.
paper-tick-up-to =
    { $count ->
        [1] Eines ankreuzen.
        [2] Bis zu zwei ankreuzen.
        [3] Bis zu drei ankreuzen.
        [4] Bis zu vier ankreuzen.
        [5] Bis zu fünf ankreuzen.
       *[other] Bis zu { $count } ankreuzen.
    }
paper-rank-all = Schreiben Sie 1 neben das Erste, 2 neben das Nächste und so weiter.
paper-rank-some =
    { $count ->
        [1] Schreiben Sie 1 neben das Erste.
       *[other] Schreiben Sie 1 bis { $count } neben die ersten.
    }
paper-drawing-area = Eine freie Fläche zum Zeichnen
paper-drawing-words = Was darauf zu sehen ist, in Worten
paper-no-place = Ohne Platz: { $options }
paper-tick-no-other = (dann nichts anderes ankreuzen)
paper-bounds = Zahlen { $bounds }.
paper-put-a-cross = Setzen Sie ein Kreuz auf die Linie, oder lassen Sie sie frei.
paper-name = Name (nur auf dem Exemplar für die Akte)
paper-training-number = Ausbildungsnummer
paper-supervisor = Supervision
paper-stop-anywhere = Sie können überall aufhören.
paper-short-way = Sie können überall aufhören. Der kurze Weg, etwa { $minutes } Minuten: nur die Fragen mit **fetter** Nummer.
paper-asked-of-you = Worum Sie gebeten werden
paper-chosen-by-author =
    { $count ->
        [one] Eine Antwort, von der Verfasserin oder dem Verfasser ausgewählt.
       *[other] { $count } Antworten, von der Verfasserin oder dem Verfasser ausgewählt.
    }
paper-chosen-by =
    { $count ->
        [one] Eine Antwort, ausgewählt von { $name }.
       *[other] { $count } Antworten, ausgewählt von { $name }.
    }
paper-for-your-pen = Kommentare stehen neben ihrer Zeile. Der Rand ist für Ihren Stift.
paper-for-your-words = Schreiben Sie in die Kästen. Was Sie schreiben, kommt neben der Antwort zurück.
paper-i-have-read = Ich habe diese Reflexion gelesen und besprochen. Dies ist keine Beurteilung der Klientin, des Klienten oder der Kompetenz.
paper-signature = Unterschrift
paper-name-role = Name, Funktion, Registrierung
paper-comments = Kommentare
paper-author = Verfasst von
paper-by = { $name }, { $day }
paper-reply-helps = eine Antwort würde helfen
paper-no-reply = keine Antwort nötig
paper-agreed = vereinbart
paper-agreed-by = vereinbart, bis { $day }
paper-happened = geschehen
paper-not-yet = noch nicht
paper-let-it-go = losgelassen
paper-ticked-box = angekreuzt
paper-chosen-circle = gewählt
paper-empty-box = Kästchen
paper-empty-circle = Kreis
paper-scale-says = Skala von { $from } ({ $low }) bis { $to } ({ $high }).
paper-scale-chosen = Gewählt: { $step }.
pdf-worksheet-inside = Der Arbeitsbogen, wie er hier gedruckt ist; Attune öffnet ihn wieder
paper-bar-at = Balken bis Marke { $mark } von 5
paper-bar-between = Balken bis zwischen die Marken { $mark } und { $next } von 5
paper-choose-a-step = Wählen Sie eine Stufe, oder lassen Sie sie frei.
pdf-field-day = Jahr-Monat-Tag, etwa 2026-11-22
pdf-field-time = Stunden:Minuten, etwa 18:50
pdf-field-row = Zeile { $row }
paper-comment-on = Kommentar zu: { $question }
paper-your-answer = Ihre Antwort
paper-read-thanks = Gelesen, danke
paper-let-us-talk = Sprechen wir darüber
paper-whole-comment = Zum ganzen Bogen
paper-your-name = Ihr Name
group-each = { $number }.
drawing-without-words =
    { $count ->
        [one] Eine Zeichnung mit einem Strich, ohne Worte
       *[other] Eine Zeichnung mit { $count } Strichen, ohne Worte
    }
former-title = Aufbewahrte Antworten
former-until = Bis Version { $version } gefragt
md-marked = Für die Supervision
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekday-1 = Mo
weekday-2 = Di
weekday-3 = Mi
weekday-4 = Do
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = So
day-long = { $day }. { $month } { $year }
day-short = { $day }. { $month }
day-weekday = { $weekday }, { $day }
change-better = Besser, genug für eine Veränderung.
change-worse = Schlechter, genug für eine Veränderung.
change-higher = Höher, genug für eine Veränderung.
change-lower = Niedriger, genug für eine Veränderung.
change-none = Keine Veränderung, die groß genug wäre.
change-no-value = An einem der beiden Tage gab es nicht genug Antworten.
change-other-rule = Am früheren Tag nach einer anderen Regel berechnet; die beiden werden nicht verglichen.
paper-since = Seit { $day }: { $words }
paper-since-numbers = Seit { $day }: { $difference }, von { $from } auf { $to } (ab { $least } zählt es als Veränderung). { $words }
bound-title = Arbeitsbögen
bound-contents = Inhalt
bound-page = { $page } / { $pages }
bound-go-to = { $title }, Seite { $page } dieser Datei
number-whole = eine ganze Zahl
number-places =
    { $count ->
        [one] eine Zahl mit höchstens einer Stelle nach dem Komma
       *[other] eine Zahl mit höchstens { $count } Stellen nach dem Komma
    }
result-too-large = Das ist mehr, als sich genau ausrechnen lässt
result-filled =
    { $count ->
        [one] Eine Antwort fehlt; die Regel sagt, was für sie steht.
       *[other] { $count } Antworten fehlen; die Regel sagt, was für sie steht.
    }
flag-yes = Ja
flag-no = Nein
flag-not-answered = Nicht beantwortet
answer-slider = { $step } auf einer Linie von { $from } bis { $to }
csv-item = Kennung
csv-question = Frage
csv-answer = Antwort
table-sheet = Arbeitsbogen
table-version = Version
table-day = Tag
table-client = Kürzel
table-of-version = { $head }, Version { $version }
md-left-open = offen gelassen
md-statement = Aussage
md-answer = Antwort
md-on-the-whole = Zum ganzen Bogen
md-comments-elsewhere = Zu Antworten, die oben nicht stehen
md-comments-at-home =
    { $count ->
        [one] Ein Kommentar gehört zu einer Antwort, die hierbleibt, und bleibt bei ihr.
       *[other] { $count } Kommentare gehören zu Antworten, die hierbleiben, und bleiben bei ihnen.
    }
md-thank-you = Danke
md-ask = eine Frage
md-offer = ein Gedanke
md-please-do = bitte tun
md-settled = erledigt
md-by-day = bis { $day }
md-happened = geschehen
md-not-yet = noch nicht
md-let-it-go = losgelassen
md-reply = Antwort
paper-if-row-under = in { $number } eine Zeile unter { $column } { $options } sagt
paper-if-part = Sie in { $number } bei einem Eintrag { $each } unter { $letter } { $options } angekreuzt haben
paper-if-parts =
    { $count ->
        [one] Sie in { $number } { $each } ausgefüllt haben
       *[other] Sie in { $number } { $each } mindestens { $count }-mal ausgefüllt haben
    }
paper-if-cell-under = wenn { $options } unter { $column }
paper-if-chosen-in = Sie { $these } angekreuzt haben
paper-chosen-in = in { $number } { $options }
paper-any-of = eines von { $first } bis { $last }
paper-part = wenn { $what }
paper-both = beides zutrifft: { $these }
paper-all-of = alles davon zutrifft: { $these }
paper-one-of = eines davon zutrifft: { $these }
paper-more-parts = Hier ist Platz für { $count }. Sind es mehr, schreiben Sie auf einem zweiten Bogen weiter.
