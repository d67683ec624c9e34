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
change-better = Lepiej, na tyle, że liczy się to jako zmiana.
change-worse = Gorzej, na tyle, że liczy się to jako zmiana.
change-higher = Wyżej, na tyle, że liczy się to jako zmiana.
change-lower = Niżej, na tyle, że liczy się to jako zmiana.
change-none = Bez zmiany na tyle dużej, żeby się liczyła.
change-no-value = W jednym z tych dni było za mało odpowiedzi.
change-other-rule = Wcześniej obliczone według innej reguły, więc tych wyników się nie porównuje.
paper-since = Od { $day }: { $words }
paper-since-numbers = Od { $day }: { $difference }, z { $from } na { $to } (od { $least } liczy się to jako zmiana). { $words }
bound-title = Arkusze
bound-contents = Spis treści
bound-page = { $page } / { $pages }
bound-go-to = { $title }, strona { $page } tego pliku
number-whole = liczba całkowita
number-places =
    { $count ->
        [one] liczba z najwyżej jednym miejscem po przecinku
        [few] liczba z najwyżej { $count } miejscami po przecinku
       *[other] liczba z najwyżej { $count } miejscami po przecinku
    }
result-too-large = To więcej, niż da się dokładnie obliczyć
result-filled =
    { $count ->
        [one] Brakuje jednej odpowiedzi; reguła mówi, co ją zastępuje.
        [few] Brakuje { $count } odpowiedzi; reguła mówi, co je zastępuje.
       *[other] Brakuje { $count } odpowiedzi; reguła mówi, co je zastępuje.
    }
flag-yes = Tak
flag-no = Nie
flag-not-answered = Bez odpowiedzi
answer-slider = { $step } na linii od { $from } do { $to }
csv-item = Identyfikator
csv-question = Pytanie
csv-answer = Odpowiedź
table-sheet = Arkusz
table-version = Wersja
table-day = Dzień
table-client = Kod klienta
table-of-version = { $head }, wersja { $version }
md-left-open = bez odpowiedzi
md-statement = Stwierdzenie
md-answer = Odpowiedź
md-on-the-whole = Do całego arkusza
md-comments-elsewhere = Do odpowiedzi, których nie ma powyżej
md-comments-at-home =
    { $count ->
        [one] Jeden komentarz dotyczy odpowiedzi, która tu zostaje, i zostaje razem z nią.
        [few] { $count } komentarze dotyczą odpowiedzi, które tu zostają, i zostają razem z nimi.
       *[other] { $count } komentarzy dotyczy odpowiedzi, które tu zostają, i zostaje razem z nimi.
    }
md-thank-you = Dziękuję
md-ask = pytanie
md-offer = myśl
md-please-do = proszę zrobić
md-settled = załatwione
md-by-day = do { $day }
md-happened = zrobione
md-not-yet = jeszcze nie
md-let-it-go = odpuszczone
md-reply = odpowiedź
paper-if-row-under = w którymś wierszu { $number } pod { $column } stoi { $options }
paper-if-part = w { $number }, w którymś wpisie { $each }, w { $letter } zaznaczono { $options }
paper-if-parts =
    { $count ->
        [one] w { $number } wypełniono { $each }
        [few] w { $number } wypełniono { $each } co najmniej { $count } razy
       *[other] w { $number } wypełniono { $each } co najmniej { $count } razy
    }
paper-if-cell-under = jeśli { $options } pod { $column }
paper-if-chosen-in = zaznaczono { $these }
paper-chosen-in = w { $number } { $options }
paper-any-of = którąś z odpowiedzi od { $first } do { $last }
paper-part = { $what }
paper-both = zachodzi jedno i drugie: { $these }
paper-all-of = zachodzi wszystko naraz: { $these }
paper-one-of = zachodzi jedno z tych: { $these }
paper-more-parts = Tu jest miejsce na { $count }. Jeśli jest ich więcej, pisz dalej na drugim arkuszu.
