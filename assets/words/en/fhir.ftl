# FHIR, in and out.

fhir-loose = Questions
fhir-part = Part { $number }
fhir-other = Something else
fhir-another = One more
fhir-group = Entries
fhir-total = Total
fhir-untitled = Untitled questionnaire
fhir-nothing = This questionnaire has no questions.
fhir-score-label = Added up as the imported questionnaire says, once all of it is answered. What the number means is for you to judge.

fhir-whole-sheet = the whole sheet
fhir-and-more = { $items } and { $more } more
fhir-note = { $what } ({ $items }): { $why }

fhir-empty = this file is empty
fhir-too-large = this file has { $bytes } bytes, more than any questionnaire needs
fhir-too-large-help = Import a smaller questionnaire; at most 8 MB are read, and a blank worksheet may have 1 MB.
fhir-xml = this is XML, and FHIR is read as JSON
fhir-xml-help = Save the questionnaire as JSON; every FHIR program offers both.
fhir-no-text = line { $line } is not text in UTF-8
fhir-no-json = this is not JSON: line { $line }, column { $column }
fhir-no-json-help = The file is damaged, or is no FHIR questionnaire in JSON. Fetch it again from where it came.
fhir-too-deep = brackets stand too deep in one another, at line { $line }
fhir-not-fhir = this is JSON, but nothing of FHIR: it has no resourceType
fhir-not-fhir-help = Import a file whose "resourceType" is "Questionnaire", or a Bundle that holds one.
fhir-other-resource = this holds a { $what }, and no Questionnaire
fhir-response-help = A QuestionnaireResponse holds answers. Import the Questionnaire that they answer.
fhir-too-old = this questionnaire was written for FHIR release 2 or before (it has groups, and no items)
fhir-too-old-help = Have it converted to release 4 by the program that made it.
fhir-grown = the blank worksheet made of it would have { $bytes } bytes
fhir-faulty = the blank worksheet made of it has a fault: { $what }
fhir-faulty-help = This is a mistake in Attune. Please report it with the questionnaire.

fhir-imported = { $file }: { $items ->
    [one] one item
   *[other] { $items } items
}, { $notes ->
    [0] all of it carried over
    [one] one note on what is different
   *[other] { $notes } notes on what is different
}

fhir-opened = { $count ->
    [0] This questionnaire came from FHIR, and works here as it does there.
    [one] This questionnaire came from FHIR. One thing works differently here; “attune import” says which.
   *[other] This questionnaire came from FHIR. { $count } things work differently here; “attune import” lists them.
}

fhir-why-no-options = its options are not in the file; it asks for words
fhir-why-no-files = files cannot be attached; it asks for words
fhir-why-no-reference = it points at another record; it asks for words
fhir-why-no-url = it asks for an address, which is not checked
fhir-why-day-only = it asks for the day, without the time
fhir-why-not-prefilled = nothing is filled in beforehand
fhir-why-not-worked-out = it is not worked out
fhir-why-not-checked = answers are not checked for this
fhir-why-may-change = it may be changed here
fhir-why-asked-once = it is asked once
fhir-why-one-unit = the unit cannot be chosen
fhir-why-in-ones = it moves in steps of one
fhir-why-no-slider = it asks for a number, because its ends are no whole numbers, or more than 200 steps apart
fhir-why-hidden = it is hidden there, and is not asked
fhir-why-in-group = this text is not shown among questions that are repeated
fhir-why-fetched = this comes from elsewhere, and nothing is fetched
fhir-why-always-shown = this expression is not worked out; it is always shown
fhir-why-no-such-question = the condition names a question that is not there; it is not applied
fhir-why-no-such-option = the condition names an option that is not there; it is not applied
fhir-why-not-comparable = the condition asks what cannot be asked of such an answer; it is not applied
fhir-why-from-outside = the condition reads a repeated question from outside its group; it is not applied
fhir-why-circle = the condition depends on itself; it is not applied
fhir-why-exclusive = this option does not clear the others
fhir-why-no-link = it had no linkId, and got one
fhir-why-link-twice = its linkId stood twice, and was changed
fhir-why-no-type = it had no known type, and got one
fhir-why-no-item = this is no item, and was left out
fhir-why-no-text = it has no text; its number, code or linkId stands in its place
fhir-why-name-twice = this name stands twice in the file; the first was taken
fhir-why-older = this is written as before release 4, and goes back as in release 4
fhir-why-no-resource = the file does not say that it is a Questionnaire; it was taken for one
fhir-why-one-of-several = another questionnaire in the same file; only the first was imported
fhir-why-any-or-all = several conditions do not say whether all must hold; all must
fhir-why-nothing = there are no questions in it
fhir-why-bad-value = what stands here has the wrong form, and was left out
fhir-why-layout = this way to show it is kept, and has no effect here
fhir-why-prefix = questions are numbered anew here; its own number is kept
fhir-why-outer = this group has no place of its own here; it is kept
fhir-why-silent = this is kept, and has no effect here
fhir-why-narrative = the printed form in the file was left out; it is made anew from the questions
fhir-why-points = points count where one option is chosen; they are kept
fhir-why-no-way-out = FHIR has no form for this; it was left out
fhir-why-no-score = FHIR gets the result, and not how it is made
fhir-why-other-words = the words that stand under a condition were left out
fhir-why-order-only = the order of the answers is the order of the options

fhir-score = score
fhir-spread = Spread
fhir-ranking = ranking
fhir-hints = hints and messages
