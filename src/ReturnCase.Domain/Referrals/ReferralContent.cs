using System.Text.Json.Nodes;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Referrals;

/// <summary>What a referral tells: what was known when it was confirmed, nothing that was recorded later, and nothing that its recipient does not get.</summary>
public static class ReferralContent
{
    /// <summary>Freezes the content for the IND, as JSON.</summary>
    /// <inheritdoc cref="Fill"/>
    public static string Freeze(CaseFile file, string number, ReferralKind kind, Change change, OutcomeProposal? proposal, Referral? confirmed = null) =>
        Fill(file, number, kind, change, proposal, RecipientProfile.Ind, confirmed).Write();

    /// <summary>Reads the content off a case. The Red Cross route is left out for everybody: it leaves in no dossier (domain 3).</summary>
    /// <param name="file">The case.</param>
    /// <param name="number">Number of the referral.</param>
    /// <param name="kind">What it asks.</param>
    /// <param name="change">When it is made, and by whom.</param>
    /// <param name="proposal">The confirmed outcome that it reports; null where it rests on none.</param>
    /// <param name="profile">What its recipient gets.</param>
    /// <param name="confirmed">
    /// The referral that is corrected, where it reports a confirmed outcome. What two people confirmed stays: the judgement under it and the search days until then; a judgement of later is told apart. Null at confirmation.
    /// </param>
    public static FrozenReferral Fill(CaseFile file, string number, ReferralKind kind, Change change, OutcomeProposal? proposal, RecipientProfile profile, Referral? confirmed = null)
    {
        var told = new ToldFacts(file, profile, confirmed);
        var was = confirmed is null ? null : FrozenReferral.Read(confirmed.Content);
        var clocks = CaseClocks.For(file, change.RecordedOn, change.Policy);
        return new(
            number, kind, change.OccurredOn, file.Number, profile.Gets(ReferralPart.VNumber) ? file.VNumber : "", file.Team, file.CounsellorName, file.RuleSet, told.Child(clocks),
            told.If(ReferralPart.Contacts, told.Contacts), told.If(ReferralPart.Proposal, () => told.Proposal(proposal)), told.If(ReferralPart.SearchYear, () => was is null ? clocks.Search : was.SearchYear),
            told.If(ReferralPart.Decisions, told.Decisions), told.If(ReferralPart.Search, () => (string[])[.. file.Countries]),
            told.If(ReferralPart.Search, told.ReasonedAway), told.If(ReferralPart.Search, told.Candidates), told.If(ReferralPart.Requests, () => told.Requests()),
            told.If(ReferralPart.Judgement, told.Judgement), told.If(ReferralPart.Views, told.Views), told.If(ReferralPart.Suspensions, told.Suspensions))
        {
            KnownOn = change.RecordedOn,
            Recipient = profile.Recipient,
            BirthDates = told.BirthDates(),
            Course = told.If(ReferralPart.Course, told.Course),
            SearchDays = told.If(ReferralPart.SearchYear, () => was is null ? told.SearchDays(clocks, change.RecordedOn) : was.SearchDays),
            NamedCountries = told.If(ReferralPart.Search, told.NamedCountries),
            EarlierJudgements = told.If(ReferralPart.Judgement, told.EarlierJudgements),
            LaterJudgements = told.If(ReferralPart.Judgement, told.LaterJudgements),
            Talks = told.If(ReferralPart.Talks, told.Talks),
            TravelDocuments = told.If(ReferralPart.TravelDocuments, told.TravelDocuments),
            ReturnPlan = told.If(ReferralPart.ReturnPlan, told.ReturnPlan),
            DiligenceGaps = told.If(ReferralPart.Diligence, () => told.DiligenceGaps(change)),
            Documents = told.If(ReferralPart.Documents, told.Documents),
            EarlierReferrals = told.If(ReferralPart.EarlierReferrals, () => told.EarlierReferrals(number)),
        };
    }

    /// <summary>Names of the parts in which two contents differ. What only the passing of days changes is no difference: nobody recorded anything.</summary>
    public static IReadOnlyList<string> Differences(string before, string after)
    {
        var (was, now) = (WithoutDays(before), WithoutDays(after));
        return [.. was.Concat(now).Select(part => part.Key).Distinct().Where(part => !JsonNode.DeepEquals(was[part], now[part]))];
    }

    private static JsonObject WithoutDays(string content)
    {
        var parts = JsonNode.Parse(content)!.AsObject();
        foreach (var part in (string[])["confirmedOn", "knownOn", "searchDays", "diligenceGaps", "earlierReferrals"])
        {
            parts.Remove(part);
        }

        foreach (var field in (string[])["daysUsed", "daysStopped", "daysLeft", "running"])
        {
            parts["searchYear"]?.AsObject().Remove(field);
        }

        return parts;
    }
}
