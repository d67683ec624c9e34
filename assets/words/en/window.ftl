# Words of the program: window.
foot-safety = Worried about someone’s safety?
status-not-kept = Nothing is kept yet
status-keep = Keep…
status-saving = Saving…
status-saved = Saved { $clock }
status-failed = Not saved: { $why }
status-retry = Retry
slider-unset = Not answered
slider-clear = Clear
