using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Figures;

/// <summary>What a figure counts. The name is kept with each count, so it is never renamed.</summary>
public enum FigureKind
{
    /// <summary>A case came in: <see cref="FigureEvents.New"/> or <see cref="FigureEvents.Reopened"/>.</summary>
    Inflow,

    /// <summary>A case was closed, by its closing reason.</summary>
    Outflow,

    /// <summary>An outcome of the leaflet was confirmed, or, for 2.1, a child was handed over.</summary>
    Outcome,

    /// <summary>A stay in a phase ended, by the phase.</summary>
    Stay,

    /// <summary>A term was met, by its kind.</summary>
    DeadlineMet,

    /// <summary>A term was not met, by its kind.</summary>
    DeadlineMissed,
}

/// <summary>Something that a figure counts once. It never changes afterwards: not when the case goes to another team, and not when another country is named.</summary>
/// <param name="Sequence">The line of history that tells of it.</param>
/// <param name="Kind">What it counts for.</param>
/// <param name="What">Which of its kind, by name.</param>
/// <param name="OccurredOn">The day on which it happened, which decides the month.</param>
/// <param name="Team">The team that worked on the case then.</param>
/// <param name="Country">The country of return as it was known then.</param>
/// <param name="Weeks">For a stay, how long it lasted, as <see cref="StayLengths.WeeksOf"/> counts; 0 for all else.</param>
public sealed record FigureEvent(int Sequence, FigureKind Kind, string What, DateOnly OccurredOn, string Team, string Country, int Weeks = 0);

/// <summary>The one place that says what a line of history counts for.</summary>
public static class FigureEvents
{
    /// <summary>Greatest length of <see cref="FigureEvent.What"/>.</summary>
    public const int WhatMaxLength = 40;

    /// <summary>Inflow: a transfer made a case.</summary>
    public const string New = nameof(New);

    /// <summary>Inflow: a closed case was opened again.</summary>
    public const string Reopened = nameof(Reopened);

    /// <summary>Outcome 2.1: the child was handed over to the person who will care for it (L8).</summary>
    public const string Returned = nameof(Returned);

    private static readonly CaseTrigger[] EndsSearch =
        [CaseTrigger.ConfirmShelterFound, CaseTrigger.ConfirmCooperatedNoShelter, CaseTrigger.ConfirmInsufficientCooperation, CaseTrigger.ReturnDecisionIssued];

    private static readonly CaseTrigger[] ActsOnDecision =
        [CaseTrigger.ReturnDecisionIssued, CaseTrigger.IndDoesNotGrant, CaseTrigger.IndAsksFurtherInvestigation, CaseTrigger.IndAsksNothingFurther, CaseTrigger.ResidenceGranted];

    /// <summary>What a change of phase, or a registration, counts for.</summary>
    /// <param name="file">The case as it stands after that line.</param>
    /// <param name="line">The line.</param>
    /// <param name="due">The term of the phase that it ended, as the clocks gave it just before; null where that is not known.</param>
    /// <returns>Each figure once; nothing for a line that changes no phase.</returns>
    public static IReadOnlyList<FigureEvent> Of(CaseFile file, CaseEntry line, Deadline? due)
    {
        if (line is not { To: { } to })
        {
            return [];
        }

        var events = new List<FigureEvent>();
        var country = CountryOf(file);
        if (line.Kind == EntryKind.Registered || line.Trigger == CaseTrigger.Reopen)
        {
            Add(FigureKind.Inflow, line.Kind == EntryKind.Registered ? New : Reopened);
        }

        if (line.Trigger is { } trigger)
        {
            if (CaseLifecycle.Closing(trigger) is { } reason)
            {
                Add(FigureKind.Outflow, reason.ToString());
            }

            if (OutcomeOf(trigger) is { } outcome)
            {
                Add(FigureKind.Outcome, outcome);
            }

            if (Stayed() is { } from && due is not null && TermOf(from, trigger) is { } term && Met(term, due, line.OccurredOn) is { } met)
            {
                Add(met ? FigureKind.DeadlineMet : FigureKind.DeadlineMissed, term.ToString());
            }
        }
        else if (line.Kind == EntryKind.BroughtIn)
        {
            // Outcomes and terms were judged where the case comes from; that it stood there, and left, is a fact.
            if (file.ClosingReason is { } closed)
            {
                Add(FigureKind.Outflow, closed.ToString());
            }

            Stayed();
        }

        return events;

        CasePhase? Stayed()
        {
            if (line.From is not { } from || !from.IsOpen() || from == to || file.PhaseLines.LastOrDefault(earlier => earlier.Sequence < line.Sequence) is not { } entered)
            {
                return null;
            }

            Add(FigureKind.Stay, from.ToString(), StayLengths.WeeksOf(line.OccurredOn.DayNumber - entered.OccurredOn.DayNumber));
            return from;
        }

        void Add(FigureKind kind, string what, int weeks = 0) => events.Add(new(line.Sequence, kind, what, line.OccurredOn, file.Team, country, weeks));
    }

    /// <summary>The terms of which the figures say whether they were met.</summary>
    public static IReadOnlyList<DeadlineKind> Terms { get; } =
        [DeadlineKind.Routing, DeadlineKind.SearchLimit, DeadlineKind.FurtherSearch, DeadlineKind.DecisionMove, DeadlineKind.DepartureTerm, DeadlineKind.Handover];

    /// <summary>
    /// The country of return for the figures: the first one that the return decision in force names, else the first in which shelter is sought, else the nationality.
    /// Always one, so that the figures of countries add up.
    /// </summary>
    public static string CountryOf(CaseFile file) => file.ReturnDecision is { Countries: [var decided, ..] } ? decided : file.Countries is [var sought, ..] ? sought : file.Identity.Nationality;

    private static string? OutcomeOf(CaseTrigger trigger) => trigger == CaseTrigger.HandedOver ? Returned : CaseLifecycle.Outcome(trigger)?.ToString();

    // A term is judged when the step is taken for which it was set. A case that ends another way neither meets it nor misses it.
    private static DeadlineKind? TermOf(CasePhase from, CaseTrigger trigger) => from switch
    {
        CasePhase.Intake when trigger is CaseTrigger.AcceptWithoutReturnDecision or CaseTrigger.AcceptWithReturnDecision => DeadlineKind.Routing,
        CasePhase.ShelterSearch when EndsSearch.Contains(trigger) => DeadlineKind.SearchLimit,
        CasePhase.FurtherSearch when EndsSearch.Contains(trigger) || trigger == CaseTrigger.ConfirmSearchEnded => DeadlineKind.FurtherSearch,
        CasePhase.ShelterFound or CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave when ActsOnDecision.Contains(trigger) => DeadlineKind.DecisionMove,
        CasePhase.ReadyToTravel when trigger is CaseTrigger.Departed or CaseTrigger.DepartedAlthoughBlocked => DeadlineKind.DepartureTerm,
        CasePhase.Travelling when trigger == CaseTrigger.HandedOver => DeadlineKind.Handover,
        _ => null,
    };

    // Where the clocks already point to the review after a term, that term is past.
    private static bool? Met(DeadlineKind term, Deadline due, DateOnly on) =>
        due.Kind == term ? on <= due.On : due.Kind == DeadlineKind.Review && term != DeadlineKind.DecisionMove ? false : null;
}
