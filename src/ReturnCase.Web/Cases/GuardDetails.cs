using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>What this case's file says about a condition: a date, a name, what exactly is missing.</summary>
public sealed class GuardDetails(PageText<GuardDetails> text, IStringLocalizer<SharedText> shared, EnumText words)
{
    public string? Of(CaseSheet sheet, GuardCode guard)
    {
        var file = sheet.File;
        return guard switch
        {
            GuardCode.Minor or GuardCode.MinorWhenProposed or GuardCode.Eighteen => text[$"{(sheet.Clocks.EighteenLatest >= sheet.Today ? "Turns" : "Was")}Eighteen{(file.BirthDate.IsExact ? "" : "Latest")}", AmsterdamTime.Date(sheet.Clocks.EighteenLatest)],
            GuardCode.RejectionOnFile when file.Rejection is { } rejection => text["Dated", AmsterdamTime.Date(rejection.OccurredOn), rejection.Reference],
            GuardCode.ReturnDecisionInForce when file.ReturnDecision is { } decision => text["Dated", AmsterdamTime.Date(decision.OccurredOn), decision.Reference],
            GuardCode.CountryNamed when file.Countries.Count > 0 => string.Join(", ", file.Countries.Select(Countries.Name)),
            GuardCode.EveryKindTried when Untried(file).ToArray() is var untried => Joined([.. untried, .. WithoutContact(file, untried.Length > 0)]),
            GuardCode.NoCandidateLeftOpen => Joined(file.Standing<ShelterCandidate>().Where(c => file.IsLeftOpen(c.Sequence, sheet.Today)).Select(c => LeftOpen(file, c))),
            GuardCode.CandidateAccepted when Gaps(file, sheet.Today) is { } gaps && !file.Standing<ShelterCandidate>().Any(c => file.IsAcceptedAndValid(c.Sequence, sheet.Today)) => gaps,
            GuardCode.CandidateAccepted or GuardCode.NoAcceptedCandidate => Names(file, c => file.IsAcceptedAndValid(c.Sequence, sheet.Today)),
            GuardCode.JudgementIsNewest when file.JudgementInForce is null => text["NoJudgement"],
            GuardCode.JudgedCooperating or GuardCode.JudgedInsufficient or GuardCode.JudgementIsNewest
                when file.JudgementInForce is { } judgement =>
                text["SignedOn", AmsterdamTime.Date(judgement.OccurredOn)],
            GuardCode.NoBlockingSuspension => Joined(file.Suspensions.Where(s => s.BlocksRemoval && s.IsOpenOn(sheet.Today))
                .Select(s => text["SuspendedSince", words[s.Kind], AmsterdamTime.Date(s.StartedOn)])),
            GuardCode.ReceiverAccepted when file.CurrentPlan?.Receiver is { } planned && file.AcceptanceGapOf(planned, sheet.Today) is { } gap => words[gap],
            GuardCode.ReceiverAccepted or GuardCode.ReceiverVerified when file.CurrentPlan?.Receiver is { } receiver =>
                file.Standing<ShelterCandidate>().FirstOrDefault(c => c.Sequence == file.CandidateNow(receiver))?.Name,
            GuardCode.VerificationFresh when sheet.Clocks.VerificationExpires is { } until => text["ValidUntil", AmsterdamTime.Date(until)],
            GuardCode.CountryInDecision when file.ReturnDecision is { Countries.Count: > 0 } decision => string.Join(", ", decision.Countries.Select(Countries.Name)),
            GuardCode.NoReferralOpen => Joined(file.Referrals.Where(r => r.IsUndecided).Select(r => text["About", r.Number, words[r.Kind]])),
            GuardCode.NoOpenAlarm => Joined(file.OpenAlarms.Select(a => words[a.Kind])),
            _ => null,
        };
    }

    private IEnumerable<string> Untried(CaseFile file) =>
        from country in file.Countries
        let missing = Enum.GetValues<ShelterKind>().Where(kind => !file.IsTried(country, kind)).Select(kind => words.Inside(kind)).ToArray()
        where missing.Length > 0
        select text["Untried", Countries.Name(country), string.Join(", ", missing)];

    // Why somebody who was never approached counts as tried, or, while kinds are still to be tried, why the kind does not.
    private IEnumerable<string> WithoutContact(CaseFile file, bool missing) =>
        from candidate in file.Standing<ShelterCandidate>()
        where file.Countries.Contains(candidate.Country) && candidate.Route != ContactRoute.ChildAskedRedCross
        let ended = file.FellAwayWithoutContact(candidate.Sequence)
        where ended is not null && (missing ? !file.IsTried(candidate.Country, candidate.Kind) : ended.Counts)
        select text["About", candidate.Name, shared.Said(ended)];

    // Why an accepted place does not count.
    private string? Gaps(CaseFile file, DateOnly today) => Joined(
        from candidate in file.Standing<ShelterCandidate>()
        let gap = file.AcceptanceGapOf(candidate.Sequence, today)
        where gap is not null
        select text["About", candidate.Name, words.Inside(gap.Value)]);

    private string LeftOpen(CaseFile file, ShelterCandidate candidate) => text["About", candidate.Name, words.Inside(file.StageOf(candidate.Sequence))];

    private static string? Names(CaseFile file, Func<ShelterCandidate, bool> which) => Joined(file.Standing<ShelterCandidate>().Where(which).Select(c => c.Name));

    private static string? Joined(IEnumerable<string> parts) => parts.ToArray() is { Length: > 0 } some ? string.Join(" · ", some) : null;
}
