using ReturnCase.Data.Importing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using static ReturnCase.Web.Importing.ImportColumns;

namespace ReturnCase.Web.Importing;

/// <summary>Reads a line of a file: every cell that does not fit its column is named, all at once.</summary>
internal sealed class ImportReader(IReadOnlyList<ImportColumn?> columns, ImportTeams teams, DateOnly today)
{
    /// <summary>The line, or null with what is wrong with it.</summary>
    public (ImportLine? Line, IReadOnlyList<LineFault> Faults) Read(ImportRow row)
    {
        var cells = new ImportCells(row, columns, today);
        var (system, key, vNumber) = (cells.Needed(ImportColumns.System), cells.Needed(Key), ReadVNumber(cells));
        var born = cells.Born(ImportColumns.BirthDate);
        var bornFrom = cells.Word<BirthDateSource>(ImportColumns.BirthDateSource, cells.Needed(ImportColumns.BirthDateSource));
        var identity = ReadIdentity(cells);
        var phases = ReadPhases(cells);
        var closed = phases.Count > 0 && phases[^1].Phase.Phase == CasePhase.Closed;
        var (team, counsellor) = ReadTeam(cells, closed);
        var transferred = cells.Day(TransferredOn, needed: true);
        var decisions = ReadDecisions(cells);
        var read = new ImportLine(row.Line, system, key, vNumber ?? default, identity, born ?? new PartialDate(2000), bornFrom ?? default, team, transferred ?? today)
        {
            Counsellor = counsellor,
            Guardian = cells.Text(Guardian),
            Lawyer = cells.Text(Lawyer),
            Decisions = decisions,
            SearchCountries = cells.CountriesOf(SearchCountries),
            Phases = phases,
            Suspensions = ReadSuspensions(cells),
            ReferralSentOn = cells.Day(ReferralSentOn),
            ReferralReceivedOn = cells.Day(ReferralReceivedOn),
            ReferralReference = cells.Text(ReferralReference),
        };
        Together(cells, read, transferred, born);
        return cells.IsGood ? (read, []) : (null, cells.Faults);
    }

    private static VNumber? ReadVNumber(ImportCells cells)
    {
        if (cells.Needed(ImportColumns.VNumber) is not { Length: > 0 } text)
            return null;
        if (Domain.People.VNumber.TryParse(text, out var number))
            return number;
        cells.Add(ImportColumns.VNumber, ImportFault.VNumberWrong, ImportCells.Number(text.Count(char.IsAsciiDigit)));
        return null;
    }

    private static IdentityDetails ReadIdentity(ImportCells cells)
    {
        var nationality = cells.Needed(Nationality).ToUpperInvariant();
        if (nationality.Length > 0 && !(nationality is Countries.Stateless or Countries.Unknown || Countries.IsKnown(nationality)))
            cells.Add(Nationality, ImportFault.CountryUnknown, ImportCells.Short(nationality));
        return new(cells.Needed(FirstNames), cells.Needed(LastName), cells.Text(Aliases), nationality, cells.Needed(Languages), cells.Text(Location));
    }

    private (string Team, Actor? Counsellor) ReadTeam(ImportCells cells, bool closed)
    {
        var team = cells.Needed(Team);
        if (team.Length > 0 && !teams.Knows(team))
            cells.Add(Team, ImportFault.TeamUnknown, ImportCells.Short(team), teams.Names);
        // A closed case can be of somebody who left long ago.
        if ((closed ? cells.Text(Counsellor) : cells.Needed(Counsellor)) is not { Length: > 0 } name || !teams.Knows(team))
            return (team, null);
        var counsellor = teams.Counsellor(name, team);
        if (counsellor is null)
            cells.Add(Counsellor, ImportFault.CounsellorUnknown, ImportCells.Short(name), team, teams.CounsellorsOf(team));
        return (team, counsellor);
    }

    private static List<ImportedDecision> ReadDecisions(ImportCells cells)
    {
        var decisions = new List<ImportedDecision>();
        if ((cells.Day(RejectedOn, needed: true), cells.Needed(RejectionReference)) is ({ } rejected, { Length: > 0 } reference))
            decisions.Add(new(new(DecisionKind.AsylumRejected, DecisionOrigin.Ind, reference), rejected, RejectedOn));
        string[] ofReturn = [ReturnDecisionReference, UnlawfulStay, DutyToLeave, DepartureTermDays, ReturnCountries];
        if (ofReturn.Any(cells.Has) || cells.Has(ReturnDecisionOn))
        {
            var content = new ReturnDecisionContent(cells.YesOrNo(UnlawfulStay) ?? false, cells.YesOrNo(DutyToLeave) ?? false, cells.Days(DepartureTermDays), [.. cells.CountriesOf(ReturnCountries)]);
            if ((cells.Day(ReturnDecisionOn, needed: true), cells.Needed(ReturnDecisionReference)) is ({ } on, { Length: > 0 } known))
                decisions.Add(new(new(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, known) { ReturnDecision = content }, on, ReturnDecisionOn));
        }

        decisions.AddRange(cells.Items(ImportColumns.Decisions).Select(item => ImportItems.Decision(cells, item)).OfType<ImportedDecision>());
        return decisions;
    }

    private static List<ImportedSuspension> ReadSuspensions(ImportCells cells) => [.. cells.Items(ImportColumns.Suspensions).Select(item => ImportItems.Suspension(cells, item)).OfType<ImportedSuspension>()];

    private static List<ImportedPhase> ReadPhases(ImportCells cells)
    {
        List<ImportedPhase> phases = [.. cells.Items(PhaseHistory).Select(item => ImportItems.Phase(cells, item)).OfType<ImportedPhase>()];
        var phase = cells.Word<CasePhase>(Phase, cells.Needed(Phase), word => (CaseTexts.Of(word).Nl, CaseTexts.Of(word).En));
        var since = cells.Day(PhaseSince, needed: true);
        var reason = cells.Text(ImportColumns.ClosingReason) is { } text ? cells.Word<ClosingReason>(ImportColumns.ClosingReason, text, word => (CaseTexts.Of(word).Nl, CaseTexts.Of(word).En)) : null;
        if (phase is not { } now || since is not { } on)
            return phases;
        if (now == CasePhase.Closed)
            cells.Needed(ImportColumns.ClosingReason);
        else if (cells.Has(ImportColumns.ClosingReason))
            cells.Add(ImportColumns.ClosingReason, ImportFault.NotOfThisPhase, now.ToString());
        if (now.IsAdverse())
            _ = (cells.Needed(PhaseReason), cells.Needed(DecidedBy), cells.Needed(ConfirmedBy));
        // A case that never left Intake is there by its transfer.
        if (now != CasePhase.Intake || phases.Count > 0)
            phases.Add(new(new(now) { Closing = reason, DecidedBy = cells.Text(DecidedBy), ConfirmedBy = cells.Text(ConfirmedBy) }, on, cells.Text(PhaseReason), PhaseSince));
        return phases;
    }

    // What one cell says against another.
    private static void Together(ImportCells cells, ImportLine line, DateOnly? transferred, PartialDate? born)
    {
        if (born is { } birth)
        {
            foreach (var column in (string[])[TransferredOn, RejectedOn, ReturnDecisionOn, PhaseSince])
            {
                if (cells.Day(column) < birth.Earliest)
                    cells.Add(column, ImportFault.BeforeBirth, cells.Text(column)!, birth.Earliest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        if (cells.Day(RejectedOn) > transferred)
            cells.Add(RejectedOn, ImportFault.RejectedAfterTransfer, cells.Text(RejectedOn)!, cells.Text(TransferredOn)!);
        var last = transferred;
        foreach (var phase in line.Phases)
        {
            if (phase.On < last)
                cells.Add(phase.Column, ImportFault.OutOfOrder, phase.Phase.Phase.ToString());
            last = phase.On;
        }

        var referred = line.Phases.Any(phase => ImportLine.IsReferred(phase.Phase.Phase));
        foreach (var column in (string[])[ReferralSentOn, ReferralReceivedOn, ReferralReference])
        {
            if (cells.Has(column) && !referred && line.Phases.Count > 0)
                cells.Add(column, ImportFault.NotOfThisPhase, line.Phases[^1].Phase.Phase.ToString());
        }

        if (cells.Has(ReferralReceivedOn))
            _ = (cells.Needed(ReferralSentOn), cells.Needed(ReferralReference));
    }
}
