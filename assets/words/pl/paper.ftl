# Co stoi na papierze, po polsku. Czego tu brak, to stoi po angielsku.
paper-goes-on = Ciąg dalszy { $number } na stronie { $page }
paper-went-on = ciąg dalszy ze strony { $page }
paper-ticked = zaznaczono { $count } z { $of }
paper-yes = Tak
paper-no = Nie
paper-not-sure = Nie mam pewności
paper-later = Co myślę teraz, { $day }
paper-too-few = Za mało odpowiedzi, żeby powstał obraz
paper-rule = Reguła: { $rule }
decimal-sign = ,
paper-number = { $value } ({ $least } do { $most })
paper-number-words = { $number }: { $words }
paper-review-copy = Egzemplarz do superwizji
paper-date = Data
paper-client-code = Kod klienta
paper-private = Prywatna refleksja. Tylko kod klienta. Przechowywać pod kluczem.
paper-sheet = Arkusz { $version } · { $code }
paper-sheet-blank = Arkusz { $version } · pusty
paper-sheet-review = Do superwizji · { $code }
paper-page = Strona { $page } z { $pages }
paper-left-open = Bez odpowiedzi: { $items }
paper-not-asked = Pominięte ze względu na wcześniejsze odpowiedzi: { $numbers }
paper-only-if = Tylko jeśli { $what }
paper-only-if-fits = Tylko jeśli wynika to z twoich wcześniejszych odpowiedzi
paper-if-chosen = w { $number } zaznaczono { $options }
paper-if-not-chosen = w { $number } nie zaznaczono { $options }
paper-if-first = w { $number } na pierwszym miejscu stoi { $options }
paper-if-not-first = w { $number } na pierwszym miejscu nie stoi { $options }
paper-if-answered = w { $number } jest odpowiedź
paper-if-open = w { $number } nie ma odpowiedzi
paper-if-row = w którymś wierszu { $number } stoi { $options }
paper-if-rows =
    { $count ->
        [one] w { $number } jest co najmniej jeden wiersz
        [few] w { $number } są co najmniej { $count } wiersze
        [many] w { $number } jest co najmniej { $count } wierszy
       *[other] w { $number } jest co najmniej { $count } wiersza
    }
paper-if-visible = pytanie { $number } dotyczyło ciebie
paper-if-value = dla { $number } wynik to
paper-if-cell = jeśli { $options }
paper-at-least = { $edge } lub więcej
paper-at-most = { $edge } lub mniej
paper-above = powyżej { $edge }
paper-below = poniżej { $edge }
paper-between = od { $low } do { $high }
paper-and = i
paper-or = lub
paper-a-word = { $word }
paper-quoted = „{ $words }”
paper-if-ticked = Jeśli zaznaczono { $letter }:
paper-tick-any = Można zaznaczyć kilka.
paper-tick-one = Zaznacz jedno.
paper-tick-up-to =
    { $count ->
        [1] Zaznacz jedno.
        [2] Zaznacz najwyżej dwa.
        [3] Zaznacz najwyżej trzy.
        [4] Zaznacz najwyżej cztery.
        [5] Zaznacz najwyżej pięć.
       *[other] Zaznacz najwyżej { $count }.
    }
paper-rank-all = Wpisz 1 przy tym, co jest na pierwszym miejscu, 2 przy następnym i tak dalej.
paper-rank-some =
    { $count ->
        [1] Wpisz 1 przy tym, co jest na pierwszym miejscu.
       *[other] Wpisz od 1 do { $count } przy tym, co jest na pierwszych miejscach.
    }
paper-drawing-area = Puste miejsce na rysunek
paper-drawing-words = Co na nim widać, słowami
paper-no-place = Bez miejsca: { $options }
paper-tick-no-other = (wtedy nie zaznaczaj niczego innego)
paper-bounds = Liczby { $bounds }.
paper-put-a-cross = Postaw krzyżyk na linii albo zostaw ją pustą.
paper-name = Imię i nazwisko (egzemplarz do akt)
paper-training-number = Numer szkolenia
paper-supervisor = Superwizja
paper-stop-anywhere = Możesz przerwać w każdym miejscu.
paper-short-way = Możesz przerwać w każdym miejscu. Krótsza droga, około { $minutes } minut: tylko pytania z **pogrubionym** numerem.
paper-asked-of-you = O co cię proszę
paper-chosen-by-author =
    { $count ->
        [one] Jedna odpowiedź, wybrana przez osobę, która wypełniła arkusz.
        [few] { $count } odpowiedzi, wybrane przez osobę, która wypełniła arkusz.
       *[other] { $count } odpowiedzi, wybranych przez osobę, która wypełniła arkusz.
    }
paper-chosen-by =
    { $count ->
        [one] Jedna odpowiedź; wybór: { $name }.
        [few] { $count } odpowiedzi; wybór: { $name }.
       *[other] { $count } odpowiedzi; wybór: { $name }.
    }
paper-for-your-pen = Komentarze stoją obok swojego wiersza. Margines jest na twoje notatki.
paper-for-your-words = Pisz w ramkach. To, co napiszesz, wróci obok odpowiedzi, której dotyczy.
paper-i-have-read = Ta refleksja została przeze mnie przeczytana i omówiona. Nie jest to ocena klienta ani kompetencji.
paper-signature = Podpis
paper-name-role = Imię i nazwisko, funkcja, numer rejestracji
paper-comments = Komentarze
paper-author = Osoba wypełniająca
paper-by = { $name }, { $day }
paper-reply-helps = odpowiedź byłaby pomocna
paper-no-reply = odpowiedź nie jest potrzebna
paper-agreed = uzgodnione
paper-agreed-by = uzgodnione, do { $day }
paper-happened = zrobione
paper-not-yet = jeszcze nie
paper-let-it-go = odpuszczone
paper-ticked-box = zaznaczone
paper-chosen-circle = wybrane
paper-empty-box = pole
paper-empty-circle = kółko
paper-scale-says = Skala od { $from } ({ $low }) do { $to } ({ $high }).
paper-scale-chosen = Wybrano: { $step }.
pdf-worksheet-inside = Arkusz w takiej postaci, w jakiej go tu wydrukowano; Attune otworzy go ponownie
paper-bar-at = Słupek do kreski { $mark } z 5
paper-bar-between = Słupek między kreskami { $mark } i { $next } z 5
paper-choose-a-step = Wybierz stopień albo zostaw puste.
pdf-field-day = rok-miesiąc-dzień, na przykład 2026-11-22
pdf-field-time = godziny:minuty, na przykład 18:50
pdf-field-row = wiersz { $row }
paper-comment-on = Komentarz do: { $question }
paper-your-answer = Twoja odpowiedź
paper-read-thanks = Przeczytane, dziękuję
paper-let-us-talk = Porozmawiajmy o tym
paper-whole-comment = Do całego arkusza
paper-your-name = Imię i nazwisko
group-each = { $number }.
drawing-without-words =
    { $count ->
        [one] Rysunek z jedną kreską, bez słów
        [few] Rysunek z { $count } kreskami, bez słów
       *[other] Rysunek z { $count } kreskami, bez słów
    }
former-title = Zachowane odpowiedzi
former-until = Pytanie zadawane do wersji { $version }
md-marked = Do superwizji
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
weekday-1 = pon.
weekday-2 = wt.
weekday-3 = śr.
weekday-4 = czw.
weekday-5 = pt.
weekday-6 = sob.
weekday-7 = niedz.
day-long = { $day } { $month } { $year }
day-short = { $day } { $month }
day-weekday = { $weekday }, { $day }
change-better = Lepiej, na tyle, by była to zmiana.
change-worse = Gorzej, na tyle, by była to zmiana.
change-higher = Wyżej, na tyle, by była to zmiana.
change-lower = Niżej, na tyle, by była to zmiana.
change-none = Za mało, by była to zmiana.
change-no-value = W jednym z tych dni było za mało odpowiedzi.
change-other-rule = Wcześniej obliczone według innej reguły, więc tych wyników się nie porównuje.
paper-since = Od { $day }: { $words }
paper-since-numbers = Od { $day }: { $difference }, z { $from } na { $to }. { $words }
flag-yes = Tak
flag-no = Nie
flag-not-answered = Bez odpowiedzi
result-too-large = Tego nie da się dokładnie policzyć
md-statement = Stwierdzenie
md-answer = Odpowiedź
md-left-open = bez odpowiedzi
result-filled =
    { $count ->
        [one] Brakuje jednej odpowiedzi; co ją zastępuje, mówi reguła.
       *[other] Brakujących odpowiedzi: { $count }; co je zastępuje, mówi reguła.
    }
