// The values that an app reads and writes: plain, immutable, Sendable data, written by the crossing and named here, so that nobody
// needs the generated module. Each is described where its fields are.

import KeelCore

// Why a call failed.
public typealias BackupFault = KeelCore.BackupFault
public typealias CorrectionFault = KeelCore.CorrectionFault
public typealias FrameFault = KeelCore.FrameFault
public typealias LibraryFault = KeelCore.LibraryFault
public typealias Missing = KeelCore.Missing
public typealias ModelFault = KeelCore.ModelFault
public typealias NextStep = KeelCore.NextStep
public typealias StorageFault = KeelCore.StorageFault
public typealias TrackFault = KeelCore.TrackFault

// Frames and engines.
public typealias ColorMatrix = KeelCore.ColorMatrix
public typealias ColorRange = KeelCore.ColorRange
public typealias ColorTransfer = KeelCore.ColorTransfer
public typealias LogLevel = KeelCore.LogLevel
public typealias PixelFormat = KeelCore.PixelFormat
public typealias RuntimeChoice = KeelCore.RuntimeChoice

// Filming.
public typealias Advice = KeelCore.Advice
public typealias CameraFacts = KeelCore.CameraFacts
public typealias ChangeSeen = KeelCore.ChangeSeen
public typealias Condition = KeelCore.Condition
public typealias Cue = KeelCore.Cue
public typealias Diagnostics = KeelCore.Diagnostics
public typealias EndReason = KeelCore.EndReason
public typealias Grammar = KeelCore.Grammar
public typealias Heat = KeelCore.Heat
public typealias Joint = KeelCore.Joint
public typealias PlatePoint = KeelCore.PlatePoint
public typealias RangeCheck = KeelCore.RangeCheck
public typealias RangeStep = KeelCore.RangeStep
public typealias ReadinessCheck = KeelCore.ReadinessCheck
public typealias ReadinessItem = KeelCore.ReadinessItem
public typealias SetEvent = KeelCore.SetEvent
public typealias SpineLevel = KeelCore.SpineLevel
public typealias SpotMatch = KeelCore.SpotMatch
public typealias Stage = KeelCore.Stage
public typealias Thinning = KeelCore.Thinning

// Verdicts.
public typealias AngleSeries = KeelCore.AngleSeries
public typealias Baseline = KeelCore.Baseline
public typealias Facing = KeelCore.Facing
public typealias Finding = KeelCore.Finding
public typealias FindingCode = KeelCore.FindingCode
public typealias Headline = KeelCore.Headline
public typealias HeadlineCode = KeelCore.HeadlineCode
public typealias Lift = KeelCore.Lift
public typealias LiftSource = KeelCore.LiftSource
public typealias LostAt = KeelCore.LostAt
public typealias ModelInfo = KeelCore.ModelInfo
public typealias Phase = KeelCore.Phase
public typealias PhaseVerdict = KeelCore.PhaseVerdict
public typealias Reason = KeelCore.Reason
public typealias Region = KeelCore.Region
public typealias RepEvent = KeelCore.RepEvent
public typealias RepVerdict = KeelCore.RepVerdict
public typealias Report = KeelCore.Report
public typealias SetVerdict = KeelCore.SetVerdict
public typealias SetupFinding = KeelCore.SetupFinding
public typealias SetupReference = KeelCore.SetupReference
public typealias SourceInfo = KeelCore.SourceInfo
public typealias Verdict = KeelCore.Verdict
public typealias ViewVerdict = KeelCore.ViewVerdict

// Looking again.
public typealias CompareAnchor = KeelCore.CompareAnchor
public typealias ComparePoint = KeelCore.ComparePoint
public typealias CompareSide = KeelCore.CompareSide
public typealias Comparison = KeelCore.Comparison
public typealias Correction = KeelCore.Correction
public typealias Jump = KeelCore.Jump
public typealias JumpKind = KeelCore.JumpKind
public typealias SeriesPoint = KeelCore.SeriesPoint
public typealias TimeAxis = KeelCore.TimeAxis
public typealias Unlike = KeelCore.Unlike

// Sets kept.
public typealias BackupCounts = KeelCore.BackupCounts
public typealias Judged = KeelCore.Judged
public typealias KeptPicture = KeelCore.KeptPicture
public typealias LibraryStorage = KeelCore.LibraryStorage
public typealias Load = KeelCore.Load
public typealias LoadUnit = KeelCore.LoadUnit
public typealias Moment = KeelCore.Moment
public typealias Picture = KeelCore.Picture
public typealias PictureKind = KeelCore.PictureKind
public typealias Rejudged = KeelCore.Rejudged
public typealias Repaired = KeelCore.Repaired
public typealias RestoreMode = KeelCore.RestoreMode
public typealias Restored = KeelCore.Restored
public typealias Retention = KeelCore.Retention
public typealias Saved = KeelCore.Saved
public typealias Session = KeelCore.Session
public typealias SetFacts = KeelCore.SetFacts
public typealias SetFilter = KeelCore.SetFilter
public typealias SetPage = KeelCore.SetPage
public typealias SetSummary = KeelCore.SetSummary
public typealias ShortReport = KeelCore.ShortReport
public typealias StoredSet = KeelCore.StoredSet
public typealias Video = KeelCore.Video
public typealias VideoState = KeelCore.VideoState
public typealias WorkProgress = KeelCore.WorkProgress

// Soreness and trends.
public typealias AskReason = KeelCore.AskReason
public typealias LoadTrend = KeelCore.LoadTrend
public typealias Quality = KeelCore.Quality
public typealias Question = KeelCore.Question
public typealias SoreAnswer = KeelCore.SoreAnswer
public typealias SoreDay = KeelCore.SoreDay
public typealias SorePlace = KeelCore.SorePlace
public typealias SoreSpot = KeelCore.SoreSpot
public typealias SorenessCode = KeelCore.SorenessCode
public typealias SorenessDue = KeelCore.SorenessDue
public typealias SorenessFinding = KeelCore.SorenessFinding
public typealias SorenessLog = KeelCore.SorenessLog
public typealias SorenessTendency = KeelCore.SorenessTendency
public typealias Trend = KeelCore.Trend
public typealias TrendConditions = KeelCore.TrendConditions
public typealias TrendLine = KeelCore.TrendLine
public typealias TrendMiddle = KeelCore.TrendMiddle
public typealias TrendPoint = KeelCore.TrendPoint
public typealias TrendRolling = KeelCore.TrendRolling
public typealias TrendSeries = KeelCore.TrendSeries
public typealias TrendSpan = KeelCore.TrendSpan
