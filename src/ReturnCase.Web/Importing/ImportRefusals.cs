using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using static ReturnCase.Web.Importing.ImportColumns;

namespace ReturnCase.Web.Importing;

/// <summary>A step in the history of a line that a rule of the case refused.</summary>
/// <param name="Line">The line.</param>
/// <param name="File">The case as it stood before that step.</param>
/// <param name="Column">Where the step stands in the file.</param>
/// <param name="On">The day of the step.</param>
/// <param name="Phase">The phase that it leads to; null where it leads to none.</param>
internal sealed record RefusedStep(ImportLine Line, CaseFile File, string Column, DateOnly On, ImportedPhase? Phase)
{
    /// <summary>The name of that phase as the guide writes it.</summary>
    public string To => Phase!.Phase.Phase.ToString();

    /// <summary>A column of the phase in which the case stands. An earlier phase has all its parts in one cell.</summary>
    public string Of(string column) => Phase is { IsNow: false } ? PhaseHistory : column;
}

/// <summary>
/// What a rule of the case means for a line of a file: at which column, and in words for whoever mends the file. The one place where rules and columns meet: the sentences of the rules
/// themselves (<see cref="GuardCatalogue"/>) are for whoever sits at a screen.
/// </summary>
internal static class ImportRefusals
{
    private static readonly Dictionary<GuardCode, Func<RefusedStep, IEnumerable<LineFault>>> ByGuard = new()
    {
        [GuardCode.NotInFuture] = step => [new(step.Column, ImportFault.DateAhead, Iso(step.On))],
        [GuardCode.NotBeforeBirth] = step => [new(step.Column, ImportFault.BeforeBirth, Iso(step.On), Iso(step.Line.BirthDate.Earliest))],
        [GuardCode.Minor] = step => [new(BirthDate, ImportFault.AdultThen, step.To, Iso(step.On), Iso(step.Line.BirthDate.EighteenLatest))],
        [GuardCode.Eighteen] = step => [new(ImportColumns.ClosingReason, ImportFault.NotAdultThen, Iso(step.On), Iso(step.Line.BirthDate.EighteenLatest))],
        [GuardCode.ReasonGiven] = step => [new(step.Of(PhaseReason), ImportFault.Missing, PhaseReason)],
        [GuardCode.FourEyes] = step => [new(step.Of(ConfirmedBy), ImportFault.OneDecided, step.To, step.Phase!.Phase.DecidedBy ?? "")],
        [GuardCode.RejectionOnFile] = step => [new(ImportColumns.Decisions, ImportFault.RejectionEnded, step.To, Iso(step.On))],
        [GuardCode.ReturnDecisionInForce] = WithoutReturnDecision,
        [GuardCode.NoReturnDecisionRecorded] = step => [new(ReturnDecisionOn, ImportFault.ReturnDecisionInTrack1, step.To)],
        [GuardCode.NoIncompleteReturnDecision] = Incomplete,
        [GuardCode.ResidenceGrantRecorded] = step => [new(ImportColumns.Decisions, ImportFault.GrantMissing, Iso(step.On))],
        [GuardCode.FoundAdultRecorded] = step => [new(ImportColumns.Decisions, ImportFault.FoundAdultMissing, Iso(step.On))],
        [GuardCode.DecisionNotTwice] = step => [new(step.Column, ImportFault.DecisionTwice, Iso(step.On))],
        [GuardCode.SuspensionNotTwice] = step => [new(step.Column, ImportFault.SuspensionTwice, step.Line.Suspensions.First(one => one.From == step.On && step.File.Suspensions.Any(s => s.Kind == one.Details.Kind && s.EndedOn is null)).Details.Kind.ToString(), Iso(step.On))],
        [GuardCode.CaseIsOpen] = step => [new(step.Column, ImportFault.AfterClosing, Iso(step.On))],
        [GuardCode.NotBeforeLastMove] = step => [new(ReferralSentOn, ImportFault.SentBeforePhase, Iso(step.Line.ReferralSentOn ?? step.On), step.File.Phase.ToString(), Iso(step.File.LastMove.OccurredOn))],
        [GuardCode.EndNotBeforeStart] = step => [new(ReferralReceivedOn, ImportFault.ReceivedBeforeSent, Iso(step.Line.ReferralReceivedOn ?? step.On), Iso(step.Line.ReferralSentOn ?? step.On))],
    };

    /// <summary>The rules that have a column and a sentence.</summary>
    public static IReadOnlyCollection<GuardCode> Known => ByGuard.Keys;

    /// <summary>What is wrong with the line. Of a rule that has no column here it is said that this is not known, with the rule in its own words.</summary>
    public static IReadOnlyList<LineFault> Of(CaseRefusedException refused, RefusedStep step)
    {
        if (refused.Guards.Count == 0)
            return [new(step.Of(Phase), ImportFault.NoWay, step.File.Phase.ToString(), step.To)];
        var unknown = refused.Guards.Where(guard => !ByGuard.ContainsKey(guard)).ToArray();
        LineFault[] faults = [.. refused.Guards.Except(unknown).SelectMany(guard => ByGuard[guard](step))];
        return unknown.Length == 0 ? faults : [.. faults, new(step.Column, ImportFault.Refused) { Guards = unknown }];
    }

    private static IEnumerable<LineFault> WithoutReturnDecision(RefusedStep step) => step.Line.ReturnDecision switch
    {
        null => [new(ReturnDecisionOn, ImportFault.ReturnDecisionMissing, step.To)],
        { Details.ReturnDecision.IsComplete: false } => Incomplete(step),
        var issued when issued.On > step.On => [new(ReturnDecisionOn, ImportFault.ReturnDecisionLater, Iso(issued.On), step.To, Iso(step.On))],
        _ => [new(ImportColumns.Decisions, ImportFault.ReturnDecisionEnded, step.To, Iso(step.On))],
    };

    private static IEnumerable<LineFault> Incomplete(RefusedStep step)
    {
        var content = step.Line.ReturnDecision?.Details.ReturnDecision ?? new ReturnDecisionContent(false, false, null, []);
        (string Column, bool IsThere)[] parts = [(UnlawfulStay, content.UnlawfulStay), (DutyToLeave, content.DutyToLeave), (DepartureTermDays, content.DepartureTermDays is not null), (ReturnCountries, content.Countries.Count > 0)];
        return parts.Where(part => !part.IsThere).Select(part => new LineFault(part.Column, ImportFault.ReturnDecisionIncomplete, part.Column));
    }

    private static string Iso(DateOnly day) => ImportCells.Iso(day);
}
