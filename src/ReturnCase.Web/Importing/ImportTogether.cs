using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using static ReturnCase.Web.Importing.ImportColumns;

namespace ReturnCase.Web.Importing;

/// <summary>What one cell of a line says against another.</summary>
internal static class ImportTogether
{
    /// <summary>Notes what does not go together.</summary>
    /// <param name="cells">The cells of the line.</param>
    /// <param name="line">The line as far as it could be read.</param>
    /// <param name="transferred">The day of the transfer, where it could be read.</param>
    /// <param name="born">The birth date, where it could be read.</param>
    public static void Check(ImportCells cells, ImportLine line, DateOnly? transferred, PartialDate? born)
    {
        AfterBirth(cells, born);
        if (cells.Day(RejectedOn) > transferred)
            cells.Add(RejectedOn, ImportFault.RejectedAfterTransfer, cells.Text(RejectedOn)!, cells.Text(TransferredOn)!);
        InOrder(cells, line, transferred);
        AfterWhatTheyAreAbout(cells, line);
        foreach (var twice in line.Suspensions.CountBy(one => (one.Details.Kind, one.From, one.Details.Reference.ToUpperInvariant())).Where(one => one.Value > 1))
            cells.Add(ImportColumns.Suspensions, ImportFault.SuspensionTwice, twice.Key.Kind.ToString(), ImportCells.Iso(twice.Key.From));
        OfReferral(cells, line);
    }

    private static void AfterBirth(ImportCells cells, PartialDate? born)
    {
        foreach (var column in (string[])[TransferredOn, RejectedOn, ReturnDecisionOn, PhaseSince])
        {
            if (cells.Day(column) < born?.Earliest)
                cells.Add(column, ImportFault.BeforeBirth, cells.Text(column)!, ImportCells.Iso(born!.Earliest));
        }
    }

    private static void InOrder(ImportCells cells, ImportLine line, DateOnly? transferred)
    {
        var last = transferred;
        foreach (var phase in line.Phases)
        {
            if (phase.On < last)
                cells.Add(phase.Column, ImportFault.OutOfOrder, phase.Phase.Phase.ToString());
            last = phase.On;
        }
    }

    // A decision comes after the one that it ends, answers or upholds, and an appeal after what it is lodged against.
    private static void AfterWhatTheyAreAbout(ImportCells cells, ImportLine line)
    {
        var (rejected, returned) = (cells.Day(RejectedOn), line.ReturnDecision?.On);
        foreach (var decision in line.Decisions.Where(decision => decision.Column == ImportColumns.Decisions))
        {
            var (fault, about) = decision.Details.Kind switch
            {
                DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled => (ImportFault.BeforeRejection, rejected),
                DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled or DecisionKind.ReturnDecisionUpheld => (ImportFault.BeforeReturnDecision, returned),
                var kind when kind.IsAnswer() => (ImportFault.BeforeRejection, rejected),
                _ => (ImportFault.BeforeRejection, null),
            };
            if (decision.On < about)
                cells.Add(ImportColumns.Decisions, fault, decision.Details.Kind.ToString(), ImportCells.Iso(decision.On), ImportCells.Iso(about.Value));
        }

        foreach (var appeal in line.Suspensions.Where(one => one.Details.Kind is SuspensionKind.Appeal or SuspensionKind.ProvisionalMeasure && one.From < rejected))
            cells.Add(ImportColumns.Suspensions, ImportFault.BeforeRejection, appeal.Details.Kind.ToString(), ImportCells.Iso(appeal.From), ImportCells.Iso(rejected!.Value));
    }

    private static void OfReferral(ImportCells cells, ImportLine line)
    {
        var referred = line.Phases.Any(phase => ImportLine.IsReferred(phase.Phase.Phase));
        foreach (var column in (string[])[ReferralSentOn, ReferralReceivedOn, ReferralReference])
        {
            if (cells.Has(column) && !referred && !cells.IsFaulty(Phase) && !cells.IsFaulty(PhaseSince) && !cells.IsFaulty(PhaseHistory))
                cells.Add(column, ImportFault.NotOfThisPhase, cells.Text(Phase)!);
        }

        if (cells.Has(ReferralReceivedOn))
            _ = (cells.Needed(ReferralSentOn), cells.Needed(ReferralReference));
    }
}
