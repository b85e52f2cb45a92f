/*
 * The values that an app reads and writes: plain immutable data, written by the crossing and named here, so that nobody needs
 * the generated package. Each is described where its fields are.
 */
package io.keel

// Why a call failed.
public typealias BackupFault = io.keel.ffi.BackupFault
public typealias CorrectionFault = io.keel.ffi.CorrectionFault
public typealias FrameFault = io.keel.ffi.FrameFault
public typealias LibraryFault = io.keel.ffi.LibraryFault
public typealias Missing = io.keel.ffi.Missing
public typealias ModelFault = io.keel.ffi.ModelFault
public typealias NextStep = io.keel.ffi.NextStep
public typealias StorageFault = io.keel.ffi.StorageFault
public typealias TrackFault = io.keel.ffi.TrackFault

// Frames and engines.
public typealias ColorMatrix = io.keel.ffi.ColorMatrix
public typealias ColorRange = io.keel.ffi.ColorRange
public typealias ColorTransfer = io.keel.ffi.ColorTransfer
public typealias LogLevel = io.keel.ffi.LogLevel
public typealias PixelFormat = io.keel.ffi.PixelFormat
public typealias RuntimeChoice = io.keel.ffi.RuntimeChoice

// Filming.
public typealias Advice = io.keel.ffi.Advice
public typealias CameraFacts = io.keel.ffi.CameraFacts
public typealias ChangeSeen = io.keel.ffi.ChangeSeen
public typealias Condition = io.keel.ffi.Condition
public typealias Diagnostics = io.keel.ffi.Diagnostics
public typealias EndReason = io.keel.ffi.EndReason
public typealias Heat = io.keel.ffi.Heat
public typealias Joint = io.keel.ffi.Joint
public typealias PlatePoint = io.keel.ffi.PlatePoint
public typealias RangeCheck = io.keel.ffi.RangeCheck
public typealias ReadinessCheck = io.keel.ffi.ReadinessCheck
public typealias ReadinessItem = io.keel.ffi.ReadinessItem
public typealias SpineLevel = io.keel.ffi.SpineLevel
public typealias SpotMatch = io.keel.ffi.SpotMatch
public typealias Thinning = io.keel.ffi.Thinning

// Verdicts.
public typealias AngleSeries = io.keel.ffi.AngleSeries
public typealias Baseline = io.keel.ffi.Baseline
public typealias Facing = io.keel.ffi.Facing
public typealias Finding = io.keel.ffi.Finding
public typealias FindingCode = io.keel.ffi.FindingCode
public typealias Headline = io.keel.ffi.Headline
public typealias HeadlineCode = io.keel.ffi.HeadlineCode
public typealias Lift = io.keel.ffi.Lift
public typealias LiftSource = io.keel.ffi.LiftSource
public typealias LostAt = io.keel.ffi.LostAt
public typealias ModelInfo = io.keel.ffi.ModelInfo
public typealias Phase = io.keel.ffi.Phase
public typealias PhaseVerdict = io.keel.ffi.PhaseVerdict
public typealias Reason = io.keel.ffi.Reason
public typealias Region = io.keel.ffi.Region
public typealias RepEvent = io.keel.ffi.RepEvent
public typealias RepVerdict = io.keel.ffi.RepVerdict
public typealias Report = io.keel.ffi.Report
public typealias SetVerdict = io.keel.ffi.SetVerdict
public typealias SetupFinding = io.keel.ffi.SetupFinding
public typealias SetupReference = io.keel.ffi.SetupReference
public typealias SourceInfo = io.keel.ffi.SourceInfo
public typealias Verdict = io.keel.ffi.Verdict
public typealias ViewVerdict = io.keel.ffi.ViewVerdict

// Looking again.
public typealias CompareAnchor = io.keel.ffi.CompareAnchor
public typealias ComparePoint = io.keel.ffi.ComparePoint
public typealias CompareSide = io.keel.ffi.CompareSide
public typealias Comparison = io.keel.ffi.Comparison
public typealias Jump = io.keel.ffi.Jump
public typealias JumpKind = io.keel.ffi.JumpKind
public typealias SeriesPoint = io.keel.ffi.SeriesPoint
public typealias TimeAxis = io.keel.ffi.TimeAxis
public typealias Unlike = io.keel.ffi.Unlike

// Sets kept.
public typealias BackupCounts = io.keel.ffi.BackupCounts
public typealias Judged = io.keel.ffi.Judged
public typealias KeptPicture = io.keel.ffi.KeptPicture
public typealias LibraryStorage = io.keel.ffi.LibraryStorage
public typealias Load = io.keel.ffi.Load
public typealias LoadUnit = io.keel.ffi.LoadUnit
public typealias Moment = io.keel.ffi.Moment
public typealias Picture = io.keel.ffi.Picture
public typealias PictureKind = io.keel.ffi.PictureKind
public typealias Rejudged = io.keel.ffi.Rejudged
public typealias Repaired = io.keel.ffi.Repaired
public typealias RestoreMode = io.keel.ffi.RestoreMode
public typealias Restored = io.keel.ffi.Restored
public typealias Retention = io.keel.ffi.Retention
public typealias Saved = io.keel.ffi.Saved
public typealias Session = io.keel.ffi.Session
public typealias SetFacts = io.keel.ffi.SetFacts
public typealias SetFilter = io.keel.ffi.SetFilter
public typealias SetPage = io.keel.ffi.SetPage
public typealias SetSummary = io.keel.ffi.SetSummary
public typealias ShortReport = io.keel.ffi.ShortReport
public typealias StoredSet = io.keel.ffi.StoredSet
public typealias Video = io.keel.ffi.Video
public typealias VideoState = io.keel.ffi.VideoState
public typealias WorkProgress = io.keel.ffi.WorkProgress

// Soreness and trends.
public typealias AskReason = io.keel.ffi.AskReason
public typealias LoadTrend = io.keel.ffi.LoadTrend
public typealias Quality = io.keel.ffi.Quality
public typealias Question = io.keel.ffi.Question
public typealias SoreAnswer = io.keel.ffi.SoreAnswer
public typealias SoreDay = io.keel.ffi.SoreDay
public typealias SorePlace = io.keel.ffi.SorePlace
public typealias SoreSpot = io.keel.ffi.SoreSpot
public typealias SorenessCode = io.keel.ffi.SorenessCode
public typealias SorenessDue = io.keel.ffi.SorenessDue
public typealias SorenessFinding = io.keel.ffi.SorenessFinding
public typealias SorenessLog = io.keel.ffi.SorenessLog
public typealias SorenessTendency = io.keel.ffi.SorenessTendency
public typealias Trend = io.keel.ffi.Trend
public typealias TrendConditions = io.keel.ffi.TrendConditions
public typealias TrendLine = io.keel.ffi.TrendLine
public typealias TrendMiddle = io.keel.ffi.TrendMiddle
public typealias TrendPoint = io.keel.ffi.TrendPoint
public typealias TrendRolling = io.keel.ffi.TrendRolling
public typealias TrendSeries = io.keel.ffi.TrendSeries
public typealias TrendSpan = io.keel.ffi.TrendSpan
