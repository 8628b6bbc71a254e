using ReturnCase.Data.Importing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;
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
        var transferred = cells.Day(TransferredOn, needed: true);
        var phases = ReadPhases(cells, transferred);
        var (team, counsellor) = ReadTeam(cells, closed: phases is [.., { Phase.Phase: CasePhase.Closed }]);
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
        ImportTogether.Check(cells, read, transferred, born);
        return cells.IsGood ? (read, []) : (null, cells.Faults);
    }

    private static VNumber? ReadVNumber(ImportCells cells)
    {
        if (cells.Needed(ImportColumns.VNumber) is not { Length: > 0 } text)
            return null;
        if (Domain.People.VNumber.TryParse(text, out var number))
            return number;
        if (Domain.People.VNumber.FirstStranger(text) is { } stranger)
            cells.Add(ImportColumns.VNumber, ImportFault.VNumberSign, stranger.ToString(), NameText.Code(stranger));
        else
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
        var written = cells.Needed(Team);
        if (teams.Named(written) is not { } team)
        {
            if (written.Length > 0)
                cells.Add(Team, ImportFault.TeamUnknown, ImportCells.Short(written), teams.Names);
            return (written, null);
        }

        // A closed case can be of somebody who left long ago.
        if ((closed ? cells.Text(Counsellor) : cells.Needed(Counsellor)) is not { Length: > 0 } name)
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

    private static List<ImportedPhase> ReadPhases(ImportCells cells, DateOnly? transferred)
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
        phases.Add(new(new(now) { Closing = reason, DecidedBy = cells.Text(DecidedBy), ConfirmedBy = cells.Text(ConfirmedBy) }, on, cells.Text(PhaseReason), PhaseSince));
        // A case is in Intake by its transfer: that phase has no other first day, and is no step of its own.
        if (phases[0] is not { Phase.Phase: CasePhase.Intake } first)
            return phases;
        if (transferred is { } day && first.On != day)
            cells.Add(first.Column, ImportFault.IntakeSince, ImportCells.Iso(first.On), ImportCells.Iso(day));
        return phases[1..];
    }
}
