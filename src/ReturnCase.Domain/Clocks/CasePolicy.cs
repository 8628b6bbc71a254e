namespace ReturnCase.Domain.Clocks;

/// <summary>Which date starts the search year. The leaflet says only that the search "can last 1 year" (L3).</summary>
public enum SearchClockGround
{
    /// <summary>The date of the rejection without return decision (default).</summary>
    RejectionDate,

    /// <summary>The date on which the case was accepted into the search.</summary>
    AcceptanceDate,

    /// <summary>The date on which the return decision was withdrawn or annulled: entering the search from track 2 for the first time.</summary>
    ReturnDecisionEnded,
}

/// <summary>Terms that the law leaves open or that policy may change; the settings <c>Policy:…</c>, with the defaults of domain 2.7.</summary>
public sealed record CasePolicy
{
    /// <summary>The defaults.</summary>
    public static CasePolicy Default { get; } = new();

    /// <summary>What starts the search year.</summary>
    public SearchClockGround SearchClockGround { get; init; } = SearchClockGround.RejectionDate;

    /// <summary>Length of the search, in years (L3).</summary>
    public int SearchTermYears { get; init; } = 1;

    /// <summary>Working days in which a transfer is routed (D).</summary>
    public int RoutingWorkingDays { get; init; } = 5;

    /// <summary>Greatest age of a shelter verification, in days, at the move that relies on it (D).</summary>
    public int VerificationMaxAgeDays { get; init; } = 14;

    /// <summary>Weeks within which an answer of the IND is expected (D).</summary>
    public int IndAnswerWeeks { get; init; } = 8;

    /// <summary>Months of further search where the IND named no date (D).</summary>
    public int FurtherSearchMonths { get; init; } = 3;

    /// <summary>Greatest number of months between two reviews (D).</summary>
    public int ReviewIntervalMonths { get; init; } = 3;

    /// <summary>Working days after which a waiting task is the supervisor's too (D).</summary>
    public int EscalationWorkingDays { get; init; } = 2;

    /// <summary>Months after filing at which an embassy's silence is recorded as no answer (S).</summary>
    public int EmbassyAnswerMonths { get; init; } = 12;

    /// <summary>Days in a row without a step of the authority that count as a gap in diligence (D).</summary>
    public int DiligenceGapDays { get; init; } = 28;

    /// <summary>Days before such a gap at which the case begins to warn (D).</summary>
    public int DiligenceWarningDays { get; init; } = 7;

    /// <summary>Months after which what the register says of a country is marked as old (D).</summary>
    public int CountryPolicyMonths { get; init; } = 12;

    /// <summary>Days before an assessment or a verification expires at which that becomes a task (D).</summary>
    public int ExpiryWarningDays { get; init; } = 28;

    /// <summary>Days within which an answer to a view that was asked is expected (D).</summary>
    public int ViewAnswerDays { get; init; } = 14;

    /// <summary>Working days within which questions of the IND about a referral are to be answered (D).</summary>
    public int QuestionWorkingDays { get; init; } = 5;

    /// <summary>Hours after which a missing child is to be reported to the police (D).</summary>
    public int MissingReportHours { get; init; } = 24;

    /// <summary>Weeks in which appeal can be lodged in the short procedure: the date that alarms where a decision does not say which it is (S).</summary>
    public int ShortAppealWeeks { get; init; } = 1;

    /// <summary>Weeks in which appeal can be lodged otherwise (S).</summary>
    public int LongAppealWeeks { get; init; } = 4;

    /// <summary>When a deadline begins to alarm, and more (D).</summary>
    public AlarmTerms AlarmSteps { get; init; } = new();

    /// <summary>Who is told from which step on (D).</summary>
    public EscalationTerms Escalation { get; init; } = new();

    /// <summary>The sets that were in force before and now; null where none are kept.</summary>
    internal RuleSets? Sets { get; init; }

    /// <summary>The name of the rule set of a case that is registered now.</summary>
    public string NewestRuleSet() => Sets?.Newest ?? Cases.CaseFile.CurrentRuleSet;

    /// <summary>
    /// The terms of a case: those of its own rule set, whatever was set since (domain 2.8). When people are warned, and who is told, is no term of a case: that is as it is set now, for
    /// every case alike, or lists and pages would not agree.
    /// </summary>
    /// <param name="file">The case.</param>
    public CasePolicy For(Cases.CaseFile file) => Sets?.Find(file.RuleSet) is not { } set ? this : set.Policy with
    {
        AlarmSteps = AlarmSteps,
        Escalation = Escalation,
        EscalationWorkingDays = EscalationWorkingDays,
        DiligenceWarningDays = DiligenceWarningDays,
        ExpiryWarningDays = ExpiryWarningDays,
        CountryPolicyMonths = CountryPolicyMonths,
    };

    /// <summary>Names the first setting that makes no sense, or null when all do.</summary>
    public string? FirstFault() => this switch
    {
        { SearchTermYears: < 1 or > 5 } => $"Policy:SearchTermYears is {SearchTermYears}; it must be 1 to 5.",
        { SearchClockGround: SearchClockGround.ReturnDecisionEnded } => "Policy:SearchClockGround must be RejectionDate or AcceptanceDate.",
        { RoutingWorkingDays: < 1 or > 60 } => $"Policy:RoutingWorkingDays is {RoutingWorkingDays}; it must be 1 to 60.",
        { VerificationMaxAgeDays: < 1 or > 90 } => $"Policy:VerificationMaxAgeDays is {VerificationMaxAgeDays}; it must be 1 to 90.",
        { IndAnswerWeeks: < 1 or > 104 } => $"Policy:IndAnswerWeeks is {IndAnswerWeeks}; it must be 1 to 104.",
        { FurtherSearchMonths: < 1 or > 12 } => $"Policy:FurtherSearchMonths is {FurtherSearchMonths}; it must be 1 to 12.",
        { ReviewIntervalMonths: < 1 or > 12 } => $"Policy:ReviewIntervalMonths is {ReviewIntervalMonths}; it must be 1 to 12.",
        { EscalationWorkingDays: < 0 or > 30 } => $"Policy:EscalationWorkingDays is {EscalationWorkingDays}; it must be 0 to 30.",
        { EmbassyAnswerMonths: < 1 or > 36 } => $"Policy:EmbassyAnswerMonths is {EmbassyAnswerMonths}; it must be 1 to 36.",
        { DiligenceGapDays: < 7 or > 180 } => $"Policy:DiligenceGapDays is {DiligenceGapDays}; it must be 7 to 180.",
        { DiligenceWarningDays: var days } when days < 0 || days >= DiligenceGapDays => $"Policy:DiligenceWarningDays is {DiligenceWarningDays}; it must be 0 or more and less than Policy:DiligenceGapDays ({DiligenceGapDays}).",
        { CountryPolicyMonths: < 1 or > 60 } => $"Policy:CountryPolicyMonths is {CountryPolicyMonths}; it must be 1 to 60.",
        { ExpiryWarningDays: < 1 or > 180 } => $"Policy:ExpiryWarningDays is {ExpiryWarningDays}; it must be 1 to 180.",
        { ViewAnswerDays: < 1 or > 90 } => $"Policy:ViewAnswerDays is {ViewAnswerDays}; it must be 1 to 90.",
        { QuestionWorkingDays: < 1 or > 60 } => $"Policy:QuestionWorkingDays is {QuestionWorkingDays}; it must be 1 to 60.",
        { MissingReportHours: < 1 or > 72 } => $"Policy:MissingReportHours is {MissingReportHours}; it must be 1 to 72.",
        { ShortAppealWeeks: < 1 or > 12 } => $"Policy:ShortAppealWeeks is {ShortAppealWeeks}; it must be 1 to 12.",
        { LongAppealWeeks: var weeks } when weeks < ShortAppealWeeks || weeks > 12 => $"Policy:LongAppealWeeks is {LongAppealWeeks}; it must be 12 or less and not less than Policy:ShortAppealWeeks ({ShortAppealWeeks}).",
        _ => AlarmSteps.FirstFault() ?? Escalation.FirstFault(),
    };
}
