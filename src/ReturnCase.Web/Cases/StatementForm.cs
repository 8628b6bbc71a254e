using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Cases;

/// <summary>Whether a form asks for something.</summary>
public enum Asked
{
    No,
    Optional,
    Required,
}

/// <summary>What a reference in a statement refers to.</summary>
public enum ReferenceTo
{
    Nothing,
    Document,
    OtherCase,
    Referral,
}

/// <summary>What the page of a plain fact asks besides its date and text.</summary>
public sealed record StatementForm
{
    private static readonly StatementForm Plain = new();

    private static readonly StatementForm AboutPlace = new() { AsksCandidate = true };

    private static readonly StatementForm AcceptedByState = new() { Reference = ReferenceTo.Document };

    private static readonly StatementForm GuardiansView = new()
    {
        Answers = [ViewAnswer.Given, ViewAnswer.Declined, ViewAnswer.NoAnswerAfterReminder, ViewAnswer.Asked],
    };

    private static readonly StatementForm ReviewForm = new() { Next = Asked.Required, SupervisorOnly = true };

    /// <summary>About one candidate.</summary>
    public bool AsksCandidate { get; init; }

    /// <summary>What is written under headings besides the text; empty where there are none.</summary>
    public IReadOnlyList<StatementHeading> Headings { get; init; } = [];

    /// <summary>The headings come before the text, which weighs them.</summary>
    public bool HeadingsFirst => Headings.Contains(StatementHeading.Against);

    /// <summary>One of the headings must be filled in, whichever.</summary>
    public bool AnyHeading => Headings.Contains(StatementHeading.Guardian);

    /// <summary>Whether something must stand under a heading.</summary>
    public bool Requires(StatementHeading heading) => !AnyHeading && heading != StatementHeading.WhatFollows;

    /// <summary>About one fact on file.</summary>
    public bool AsksFact { get; init; }

    /// <summary>The answers to choose from, where a view was asked; empty where none was.</summary>
    public IReadOnlyList<ViewAnswer> Answers { get; init; } = [];

    /// <summary>An answer can be that none came after a reminder: then the form asks when.</summary>
    public bool Reminds => Answers.Contains(ViewAnswer.NoAnswerAfterReminder);

    public ReferenceTo Reference { get; init; }

    public Asked Next { get; init; }

    public bool SupervisorOnly { get; init; }

    public static StatementForm Of(StatementKind kind) => Asks(kind) with { Headings = StatementHeadings.Of(kind) };

    private static StatementForm Asks(StatementKind kind) => kind switch
    {
        StatementKind.BestInterests => AboutPlace,
        StatementKind.ChildViewOnShelter => AboutPlace with { Answers = [ViewAnswer.Given, ViewAnswer.Declined] },
        StatementKind.GuardianViewOnShelter => GuardiansView with { AsksCandidate = true },
        StatementKind.ChildViewOnReturn => Plain with { Answers = [ViewAnswer.Given, ViewAnswer.Declined] },
        StatementKind.GuardianViewOnProposal or StatementKind.GuardianViewOnReturn => GuardiansView,
        StatementKind.MissingFindingSigned or StatementKind.ReopeningDeclined => Plain with { SupervisorOnly = true },
        StatementKind.SearchContinues or StatementKind.Review => ReviewForm,
        StatementKind.IndTold or StatementKind.ReturnedWithQuestions => Plain with { Reference = ReferenceTo.Referral },
        StatementKind.EuStateAccepted or StatementKind.EuFamilyAccepted or StatementKind.DeathDocument or StatementKind.PoliceReport => AcceptedByState,
        StatementKind.OtherCase or StatementKind.SiblingCase or StatementKind.FamilyCase or StatementKind.AnotherChild or StatementKind.SameChild => Plain with { Reference = ReferenceTo.OtherCase },
        StatementKind.CorrectionAsked => Plain with { AsksFact = true },
        StatementKind.FollowUp => Plain with { Next = Asked.Optional },
        _ => Plain,
    };

    /// <summary>The referrals that it can be about: questions come back on one that was sent and is not decided; a correction can stay with the one it named.</summary>
    public static IEnumerable<Referral> Fitting(StatementKind kind, CaseFile file, int? corrects) => kind != StatementKind.ReturnedWithQuestions ? file.Referrals
        : file.Referrals.Where(r => r.CanBeAskedAbout || file.Facts.OfType<Statement>().Any(old => old.Sequence == corrects && old.Reference == r.Number));

    /// <summary>Every kind but those that have a page of their own.</summary>
    public static bool HasPage(StatementKind kind) => kind is not (StatementKind.ShelterLostAfterDecision or StatementKind.Handover or StatementKind.QuestionsAnswered or StatementKind.AnswerGivenToInd
        or StatementKind.DecisionCounts or StatementKind.DecisionWithoutEffect or StatementKind.ProbableDouble or StatementKind.SamePersonLeads or StatementKind.SamePersonFollows);
}
