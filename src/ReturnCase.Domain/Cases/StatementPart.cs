namespace ReturnCase.Domain.Cases;

/// <summary>A heading of a statement that is written in parts.</summary>
public enum StatementHeading
{
    // The best interests of the child, after General Comment 14 of the Committee on the Rights of the Child, §52-79.
    Identity, Family, CareAndSafety, Vulnerability, Health, Education, Against,

    // How the child was heard.
    HowAsked, WhatFollows,

    // How somebody was told.
    HowTold,

    // Who was told that a journey does not begin, and how each of them was.
    Child, Guardian, Mentor, Lawyer, Escort, Receiver,
}

/// <summary>What is said under a heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">The words.</param>
public sealed record StatementPart(StatementHeading Heading, string Text);

/// <summary>Which statements are written in parts.</summary>
public static class StatementHeadings
{
    private static readonly StatementHeading[] Interests =
    [
        StatementHeading.Identity, StatementHeading.Family, StatementHeading.CareAndSafety, StatementHeading.Vulnerability, StatementHeading.Health, StatementHeading.Education, StatementHeading.Against,
    ];

    private static readonly StatementHeading[] Hearing = [StatementHeading.HowAsked, StatementHeading.WhatFollows];

    private static readonly StatementHeading[] Involved =
        [StatementHeading.Child, StatementHeading.Guardian, StatementHeading.Mentor, StatementHeading.Lawyer, StatementHeading.Escort, StatementHeading.Receiver];

    /// <summary>The headings of a kind of statement, in order; none where it is one text.</summary>
    public static IReadOnlyList<StatementHeading> Of(StatementKind kind) => kind switch
    {
        StatementKind.BestInterests or StatementKind.BestInterestsOnReturn => Interests,
        StatementKind.ChildViewOnShelter or StatementKind.ChildViewOnReturn => Hearing,
        StatementKind.GuardianToldOfReturn => [StatementHeading.HowTold],
        StatementKind.JourneyOffTold => Involved,
        _ => [],
    };
}
