using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Importing;

/// <summary>Makes a case of a line: what happened is told in the order in which it did, on its own day, recorded now.</summary>
internal sealed class ImportedHistory(Actor by, DateTime now, CasePolicy policy)
{
    /// <summary>The case, or null with what a rule does not allow.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">The number of the case.</param>
    /// <param name="referral">The number of its referral, where it has one.</param>
    public (CaseFile? File, IReadOnlyList<LineFault> Faults) Tell(ImportLine line, string number, string? referral)
    {
        var file = CaseFile.Register(On(line, line.TransferredOn), number, line.VNumber, line.Identity, line.BirthDate, line.BirthDateSource, line.Team, line.Counsellor);
        foreach (var step in Steps(file, line, referral).OrderBy(step => step.On).ThenBy(step => step.Rank))
        {
            try
            {
                step.Tell();
            }
            catch (CaseRefusedException refused)
            {
                return (null, ImportRefusals.Of(refused, new(line, file, step.Column, step.On, step.Phase)));
            }
        }

        return (file, []);
    }

    /// <summary>What is found about a line now, while it comes in.</summary>
    public Change Now(ImportLine line) => On(line, AmsterdamCalendar.DateOf(now));

    private IEnumerable<Step> Steps(CaseFile file, ImportLine line, string? referral)
    {
        var transferred = On(line, line.TransferredOn);
        if (line.Guardian is { } guardian)
            yield return new(line.TransferredOn, 0, ImportColumns.Guardian, () => file.RecordContactPerson(transferred, ContactRole.Guardian, guardian, "Nidos", null, null));
        if (line.Lawyer is { } lawyer)
            yield return new(line.TransferredOn, 0, ImportColumns.Lawyer, () => file.RecordContactPerson(transferred, ContactRole.Lawyer, lawyer, null, null, null));
        foreach (var country in line.SearchCountries)
            yield return new(line.TransferredOn, 0, ImportColumns.SearchCountries, () => file.NameCountry(transferred, country, transferred.Source!));
        foreach (var decision in line.Decisions)
            yield return new(decision.On, 1, decision.Column, () => file.RecordDecision(On(line, decision.On), decision.Details));
        foreach (var phase in line.Phases)
        {
            yield return new(phase.On, 2, phase.Column, () => file.BringIn(On(line, phase.On, phase.Reason), phase.Phase)) { Phase = phase };
            if (referral is not null && phase == line.Referred)
                yield return new(phase.On, 2, ImportColumns.ReferralSentOn, () => file.BringInReferral(On(line, phase.On), referral, line.ReferralSentOn, line.ReferralReceivedOn, line.ReferralReference));
        }

        // However the cell lists them: one that begins on the day on which another ends comes after it.
        foreach (var suspension in line.Suspensions.OrderBy(one => one.From).ThenBy(one => one.Until ?? DateOnly.MaxValue))
        {
            var begun = 0;
            yield return new(suspension.From, 3, ImportColumns.Suspensions, () => begun = file.StartSuspension(On(line, suspension.From, suspension.Details.AsksToPause ? transferred.Source : null), suspension.Details).Sequence);
            if (suspension.Until is { } until)
                yield return new(until, 3, ImportColumns.Suspensions, () => End(file, On(line, until, transferred.Source), begun));
        }
    }

    // A child that was found again is missing no more.
    private static void End(CaseFile file, Change change, int begun)
    {
        file.EndSuspension(change, begun);
        if (file.Suspensions.Single(one => one.Sequence == begun) is { Kind: SuspensionKind.Missing } && file.OpenAlarms.FirstOrDefault(alarm => alarm.Kind == AlarmKind.Missing && alarm.Sequence > begun) is { } alarm)
            file.CloseAlarm(change, alarm.Sequence);
    }

    private Change On(ImportLine line, DateOnly day, string? reason = null) => new(by, day, now, reason, $"{line.System}, {line.Key}") { Policy = policy };

    private sealed record Step(DateOnly On, int Rank, string Column, Action Tell)
    {
        public ImportedPhase? Phase { get; init; }
    }
}
