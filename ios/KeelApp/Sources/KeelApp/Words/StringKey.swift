/// Every sentence of the app's own, by its key in `Localizable.xcstrings`; Android's table has the same keys.
public enum StringKey: String, CaseIterable, Sendable {
    case back
    case done
    case cancel
    case tryAgain = "try_again"
    case filmASet = "film_a_set"
    case lastSession = "last_session"
    case earlier
    case sorenessWaits = "soreness_waits"
    case sorenessAnswered = "soreness_answered"
    case sorenessOpen = "soreness_open"
    case noSetsTitle = "no_sets_title"
    case noSets = "no_sets"
    case recovered
    case repair
    case repairing
    case library
    case trends
    case soreness
    case importClip = "import_clip"
    case settings
    case heldOf = "held_of"
    case setupSeen = "setup_seen"
    case placeTitle = "place_title"
    case cameraOpens = "camera_opens"
    case cameraDenied = "camera_denied"
    case cameraTaken = "camera_taken"
    case cameraFailed = "camera_failed"
    case allowCamera = "allow_camera"
    case arm
    case notSore = "not_sore"
    case soreSomewhere = "sore_somewhere"
    case sameSpot = "same_spot"
    case details
    case detailsNone = "details_none"
    case rangeCheck = "range_check"
    case conditionGood = "condition_good"
    case conditionWarn = "condition_warn"
    case conditionBad = "condition_bad"
    case conditionUnknown = "condition_unknown"
    case load
    case loadLess = "load_less"
    case loadMore = "load_more"
    case note
    case placeName = "place_name"
    case liftByItself = "lift_by_itself"
    case belt
    case beltUntold = "belt_untold"
    case keepFilm = "keep_film"
    case stop
    case beginByHand = "begin_by_hand"
    case judging
    case judgingFailed = "judging_failed"
    case compare
    case evidence
    case noEvidence = "no_evidence"
    case deleteFilm = "delete_film"
    case deleteSet = "delete_set"
    case deleteSetAsks = "delete_set_asks"
    case deleteFilmAsks = "delete_film_asks"
    case undoStop = "undo_stop"
    case replay
    case nextSet = "next_set"
    case correct
    case correctWhat = "correct_what"
    case deleteRep = "delete_rep"
    case deleteRepAsks = "delete_rep_asks"
    case nameLift = "name_lift"
    case dragEvent = "drag_event"
    case moveEvent = "move_event"
    case eventEnd = "event_end"
    case undoCorrection = "undo_correction"
    case search
    case filters
    case clearFilters = "clear_filters"
    case loadFrom = "load_from"
    case loadTo = "load_to"
    case compareChoose = "compare_choose"
    case compareNone = "compare_none"
    case compareOther = "compare_other"
    case first
    case second
    case alignOn = "align_on"
    case axisSeconds = "axis_seconds"
    case axisShare = "axis_share"
    case axisDate = "axis_date"
    case axisRep = "axis_rep"
    case only
    case goodViews = "good_views"
    case spreads
    case scoreOf = "score_of"
    case mostSore = "most_sore"
    case rangeAbout = "range_about"
    case rangeBegin = "range_begin"
    case rangeAgain = "range_again"
    case judgingClip = "judging_clip"
    case clipUnreadable = "clip_unreadable"
    case importAbout = "import_about"
    case chooseClip = "choose_clip"
    case cues
    case cuesRead = "cues_read"
    case cuesTarget = "cues_target"
    case cuesQuiet = "cues_quiet"
    case cuesReadAbout = "cues_read_about"
    case cuesTargetAbout = "cues_target_about"
    case cuesQuietAbout = "cues_quiet_about"
    case targetAt = "target_at"
    case countdown
    case unit
    case language
    case languageOfPhone = "language_of_phone"
    case keepFilmsFor = "keep_films_for"
    case forEver = "for_ever"
    case lens
    case lensMain = "lens_main"
    case lensAngle = "lens_angle"
    case yourData = "your_data"
    case backup
    case storage
    case about
    case diagnostics
    case backupAbout = "backup_about"
    case backupWithFilms = "backup_with_films"
    case backUp = "back_up"
    case restoreAbout = "restore_about"
    case restore
    case exportAbout = "export_about"
    case export
    case restoreCounts = "restore_counts"
    case restoreOnlyHere = "restore_only_here"
    case restoreMerge = "restore_merge"
    case restoreMergeAbout = "restore_merge_about"
    case restoreReplace = "restore_replace"
    case restoreReplaceAbout = "restore_replace_about"
    case backedUp = "backed_up"
    case exported
    case storageFree = "storage_free"
    case storageFilms = "storage_films"
    case deleteEverything = "delete_everything"
    case deleteEverythingAsks = "delete_everything_asks"
    case deleteEverythingAbout = "delete_everything_about"
    case everythingDeleted = "everything_deleted"
    case aboutKeel = "about_keel"
    case aboutMeasured = "about_measured"
    case aboutMeasuredText = "about_measured_text"
    case aboutNotMeasured = "about_not_measured"
    case aboutNotMeasuredText = "about_not_measured_text"
    case aboutStays = "about_stays"
    case aboutStaysText = "about_stays_text"
    case aboutLicences = "about_licences"
    case aboutLicencesText = "about_licences_text"
    case diagnosticsAbout = "diagnostics_about"
    case diagnosticsExported = "diagnostics_exported"
    case diagnosticsNone = "diagnostics_none"
    case diagVersion = "diag_version"
    case diagRuntime = "diag_runtime"
    case diagSets = "diag_sets"
    case diagFreeMb = "diag_free_mb"
    case diagObjects = "diag_objects"
    case diagFrames = "diag_frames"
    case diagDropped = "diag_dropped"
    case diagRefused = "diag_refused"
    case diagFps = "diag_fps"
    case diagPushMsP50 = "diag_push_ms_p50"
    case diagPushMsP99 = "diag_push_ms_p99"
    case diagHeat = "diag_heat"
    case diagHeatMost = "diag_heat_most"
    case diagThinning = "diag_thinning"
    case diagThinnedS = "diag_thinned_s"
    case diagJournalFailure = "diag_journal_failure"
}

/// Every sentence that counts: its key is followed by `_one` or `_other`.
public enum CountKey: String, CaseIterable, Sendable {
    case reps
    case sets
    case days
}
