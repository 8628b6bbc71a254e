using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>
/// Judges lines of a decision file by the rules of the page and by the case itself: each decision is recorded in a case that was read for it and, where this only looks, thrown away again.
/// So what a line would do is what it does.
/// </summary>
public sealed class DecisionFileCheck(ReturnCaseDb db, CaseStore store, DecisionCases cases, KnownReferences references, CaseDesk desk)
{
    private const int CasesAtOnce = 50;

    /// <summary>Judges all lines of a file, also against each other. Nothing is kept.</summary>
    public async Task<IReadOnlyList<DecisionVerdict>> LookAsync(IReadOnlyList<DecisionRecord> records, CancellationToken cancel = default)
    {
        var (verdicts, others) = (new List<DecisionVerdict>(records.Count), new DecisionReferences());
        foreach (var some in records.Chunk(CasesAtOnce))
        {
            verdicts.AddRange(await SomeAsync(some, others, cancel));
            db.ChangeTracker.Clear();
        }

        DecisionReferences.WarnOfSameChild(verdicts);
        return verdicts;
    }

    /// <summary>Judges one line; where it is good, its decision stands in the tracked case and waits to be saved.</summary>
    public async Task<DecisionVerdict> RecordAsync(DecisionRecord record, CancellationToken cancel = default) => (await SomeAsync([record], new(), cancel))[0];

    private async Task<IReadOnlyList<DecisionVerdict>> SomeAsync(DecisionRecord[] records, DecisionReferences others, CancellationToken cancel)
    {
        DecisionVerdict[] verdicts = [.. records.Select(record => new DecisionVerdict(record, DecisionLineInput.Of(record, desk.Today)))];
        var named = await cases.FindAsync(await desk.ViewerAsync(cancel), Numbers(input => input.Referral), Numbers(input => input.CaseNumber), Numbers(input => input.VNumber), cancel);
        var numbers = verdicts.Select(verdict => (verdict, Number: CaseOf(verdict, named))).ToArray();
        var files = (await store.FindManyAsync([.. numbers.Select(line => line.Number).OfType<string>().Distinct()], cancel)).ToDictionary(file => file.Number);
        var known = files.Values.ToDictionary(file => file, file => file.Decisions);
        var elsewhere = await references.FindAsync(await desk.ViewerAsync(cancel), [.. verdicts.Select(verdict => verdict.Input.Reference).Where(reference => reference.Length > 0).Distinct()], ReferralDecisionRule.Kinds, cancel);
        foreach (var (verdict, number) in numbers)
        {
            verdict.File = number is null ? null : files[number];
            Judge(verdict, known, elsewhere, others);
        }

        return verdicts;

        string[] Numbers(Func<DecisionLineInput, string?> number) => [.. verdicts.Select(verdict => number(verdict.Input)).OfType<string>().Distinct()];
    }

    private void Judge(DecisionVerdict verdict, Dictionary<CaseFile, IReadOnlyList<AuthorityDecision>> known, ILookup<string, string> elsewhere, DecisionReferences others)
    {
        if (verdict.File is { } file)
        {
            Belongs(verdict, file);
        }

        others.Compare(verdict);
        if (verdict.IsFaulty || verdict.File is null || OnFile(verdict, verdict.File, known[verdict.File], elsewhere))
        {
            return;
        }

        var referral = ReferralOf(verdict, verdict.File);
        if (!verdict.IsFaulty)
        {
            TryRecord(verdict, verdict.File, referral);
        }
    }

    private static string? CaseOf(DecisionVerdict verdict, NamedCases named)
    {
        var input = verdict.Input;
        if (input.Referral is { } referral)
        {
            if (named.ByReferral.TryGetValue(referral, out var number))
            {
                return number;
            }

            verdict.Add(DecisionFault.UnknownReferral);
            return null;
        }

        var found = input.CaseNumber is { } own ? (named.ByCase.ContainsKey(own) ? own : null) : input.VNumber is { } vNumber ? named.OfVNumber(vNumber) : null;
        if (found is null && (input.CaseNumber ?? input.VNumber) is not null)
        {
            verdict.Add(DecisionFault.UnknownCase);
        }

        return found;
    }

    private static void Belongs(DecisionVerdict verdict, CaseFile file)
    {
        if (verdict.Input.VNumber is { } vNumber && vNumber != file.VNumber)
        {
            verdict.Add(DecisionFault.OtherVNumber);
        }

        if (verdict.Input.CaseNumber is { } number && number != file.Number)
        {
            verdict.Add(DecisionFault.OtherCase);
        }
    }

    private static bool OnFile(DecisionVerdict verdict, CaseFile file, IReadOnlyList<AuthorityDecision> known, ILookup<string, string> elsewhere)
    {
        var input = verdict.Input;
        var use = ReferenceUse.Of(file.Number, known, input.Details(input.Referral), input.Date!.Value, null, elsewhere[input.Reference]);
        verdict.IsKnown = use.Same.Any(d => input.Referral is null || d.ReferralNumber is null || d.ReferralNumber == input.Referral);
        if (!verdict.IsKnown && use.Other is not null)
        {
            verdict.Add(DecisionFault.SameReferenceOtherContent);
        }
        else if (!verdict.IsKnown && use.Elsewhere.Count > 0)
        {
            verdict.Add(DecisionFault.SameReferenceOtherCase);
        }

        return verdict.IsKnown || verdict.IsFaulty;
    }

    private static Referral? ReferralOf(DecisionVerdict verdict, CaseFile file)
    {
        var kind = verdict.Input.Kind!.Value;
        var answered = file.Referrals.Where(r => r.WasSent && ReferralDecisionRule.Answers(r.Kind).Contains(kind)).ToArray();
        var referral = verdict.Input.Referral is { } number ? file.ReferralOf(number) : null;
        if (referral is null)
        {
            Referral[] undecided = [.. answered.Where(r => r.IsUndecided)];
            if (undecided.Length == 1)
            {
                referral = undecided[0];
            }
            else if (undecided.Length > 1 || (answered.Length > 0 && !ReferralDecisionRule.AlsoWithoutReferral.Contains(kind)))
            {
                verdict.Add(DecisionFault.WhichReferral);
            }
            else if (!ReferralDecisionRule.AlsoWithoutReferral.Contains(kind))
            {
                verdict.Add(DecisionFault.NotAnAnswer);
            }

            return referral;
        }

        if (!referral.WasSent)
        {
            verdict.Add(DecisionFault.NeverSent);
        }
        else if (!ReferralDecisionRule.Answers(referral.Kind).Contains(kind))
        {
            verdict.Add(DecisionFault.NotAnAnswer);
        }

        if (!ReferralDecisionRule.IsNotBefore(verdict.Input.Date!.Value, referral.FiledOn))
        {
            verdict.Add(DecisionFault.BeforeReferral, referral.FiledOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return referral;
    }

    private void TryRecord(DecisionVerdict verdict, CaseFile file, Referral? referral)
    {
        try
        {
            verdict.Answers = referral?.Number;
            var decision = file.RecordDecision(desk.Change(verdict.Input.Date), verdict.Input.Details(referral?.Number));
            verdict.Clashes = file.IsClash(decision);
            if (verdict.Clashes && referral?.State is not (ReferralState.Superseded or ReferralState.Withdrawn))
            {
                verdict.Warn(DecisionFault.SaysOtherwise);
            }

            verdict.Opens = file.WaitingDecisions.FirstOrDefault(waiting => waiting.Decision == decision)?.Trigger;
        }
        catch (CaseRefusedException refusal)
        {
            foreach (var guard in refusal.Guards)
            {
                verdict.Add(guard == GuardCode.NotBeforeBirth ? DecisionFault.BeforeBirth : DecisionFault.Refused, guard == GuardCode.NotBeforeBirth ? null : guard.ToString());
            }
        }
    }
}
