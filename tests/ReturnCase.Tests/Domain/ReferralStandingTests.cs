using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Of a referral of an edition that kept no stands the lines of history tell the same.</summary>
public sealed class ReferralStandingTests
{
    private static readonly Dictionary<ReferralState, Func<CaseBuilder>> Cases = new()
    {
        [ReferralState.Ready] = () => CaseBuilder.In(CasePhase.CooperatedNoShelter),
        [ReferralState.Exported] = () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported(),
        [ReferralState.Received] = () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1).Do(c => c.File.RecordReceipt(c.By(Staff.Pieter), c.Referral.Number, "IND-9")),
        [ReferralState.Decided] = () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1).Do(c => c.Decide(DecisionKind.FurtherInvestigation, referral: c.Referral.Number)),
        [ReferralState.Withdrawn] = DecisionFileCases.Withdrawn,
        [ReferralState.Superseded] = () => DecisionFileCases.Superseded(out _),
        [ReferralState.PendingAtEighteen] = () => CaseBuilder.In(CasePhase.CooperatedNoShelter, new(2008, 3, 5)).Exported().Wait(10).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid),
    };

    public static TheoryData<ReferralState> States => [.. Enum.GetValues<ReferralState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Where_no_stands_were_kept_the_lines_tell_where_it_stood(ReferralState state)
    {
        var c = Cases[state]();
        Assert.Contains(c.File.Referrals, referral => referral.State == state);
        DateTime[] moments = [.. c.File.Entries.Select(line => line.RecordedAt).Distinct()];
        var kept = moments.Select(at => Told(c.File, at)).ToArray();
        foreach (var referral in c.File.Referrals)
            ((List<ReferralStanding>)referral.Standings).Clear();
        Assert.Equal(kept, moments.Select(at => Told(c.File, at)));
        Assert.Equal([.. c.File.Referrals.Select(Told)], Told(c.File, moments[^1]).Split('\n'));
    }

    private static readonly Dictionary<string, Func<CaseBuilder>> Stories = new()
    {
        ["sent, put right and sent again, twice, and put right once more"] = () => Corrected(Corrected(CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported(), "Visser"), "De Wit").Do(c => Correct(c, "Jansen")),
        ["told that the search goes on again"] = () => CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(1).Moved(CaseTrigger.ReopenSearch, Staff.Ingrid).Wait(2),
        ["told that the shelter was lost"] = () => CaseBuilder.In(CasePhase.ShelterFound).Exported().Wait(1).Moved(CaseTrigger.ShelterLost).Wait(2),
    };

    public static TheoryData<string> ToldOf => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(ToldOf))]
    public void Where_no_stands_were_kept_the_lines_tell_what_was_sent_and_told(string story)
    {
        var c = Stories[story]();
        DateTime[] moments = [.. c.File.Entries.Select(line => line.RecordedAt).Distinct()];
        var kept = moments.Select(at => Told(c.File, at)).ToArray();
        foreach (var referral in c.File.Referrals)
            ((List<ReferralStanding>)referral.Standings).Clear();
        Assert.Equal(kept, moments.Select(at => Told(c.File, at)));
    }

    private static CaseBuilder Corrected(CaseBuilder c, string lawyer)
    {
        Correct(c, lawyer);
        c.Wait(1).File.ExportReferral(c.By(Staff.Pieter), c.Referral.Number);
        return c;
    }

    private static void Correct(CaseBuilder c, string lawyer)
    {
        c.Wait(1).File.RecordContactPerson(c.By(Staff.Sanne), ReturnCase.Domain.People.ContactRole.Lawyer, $"mr. {lawyer}", null, null, null);
        c.Wait(1).File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
    }

    private static string Told(CaseFile file, DateTime at) => string.Join('\n', file.AsKnownAt(at, CasePolicy.Default)!.Referrals.Select(Told));

    private static string Told(Referral r) => $"{r.Number} {r.State} {r.ExportedAt:O} {r.ReceivedOn:O} {r.ReceiptReference} {r.DecidedBy} {r.SupersededByNumber} {r.StateBeforeDecision} {r.CorrectionsSent} {r.NewFactsOn:O}";
}
