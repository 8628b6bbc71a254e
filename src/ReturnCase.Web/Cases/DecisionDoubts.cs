using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Cases;

/// <summary>What is unlikely of a decision as typed, whoever records it. It is asked about and never refused: what an authority decided is kept as received.</summary>
public sealed class DecisionDoubts(PageText<DecisionDoubts> text, EnumText words)
{
    // A term that an authority names is months; a year later is most often a slip in the year.
    private const int LongestTermYears = 1;

    /// <summary>Each doubt in sentences, and last what to do about them.</summary>
    /// <param name="file">The case.</param>
    /// <param name="details">The decision.</param>
    /// <param name="on">Its day.</param>
    /// <param name="corrects">The decision that it corrects; null where it is a new one.</param>
    public IReadOnlyList<string> Of(CaseFile file, DecisionDetails details, DateOnly on, AuthorityDecision? corrects)
    {
        AuthorityDecision[] others = [.. file.Decisions.Where(decision => decision != corrects)];
        string[] doubts = [.. OfReferral(file, details, on, others), .. OfDay(file, details, on), .. OfSteps(file, details, on, others, corrects), .. OfContent(file, details, on, corrects)];
        string[] version = file.AnsweredBy(details) is { VersionNotSent: { } newest } answered ? [text["Version", answered.Number, answered.CorrectionsSent + 1, newest]] : [];
        return doubts.Length == 0 ? version : [.. version, .. doubts, text["Question"]];
    }

    private IEnumerable<string> OfReferral(CaseFile file, DecisionDetails details, DateOnly on, AuthorityDecision[] others)
    {
        if (file.Referrals.FirstOrDefault(r => r.Number == details.ReferralNumber) is not { } referral)
            yield break;
        if (!ReferralDecisionRule.Answers(referral.Kind).Contains(details.Kind))
            yield return text["NotFitting", words[details.Kind], referral.Number, words[referral.Kind]];
        if (referral.ExportedAt is { } sent && on < AmsterdamCalendar.DateOf(sent))
            yield return text["BeforeSent", AmsterdamTime.Date(on), referral.Number, AmsterdamTime.Date(sent)];
        if (others.LastOrDefault(other => other.ReferralNumber == referral.Number && other.Kind.Excludes(details.Kind)) is { } said)
            yield return text["Contradicts", referral.Number, words[said.Kind], AmsterdamTime.Date(said.OccurredOn), said.Reference];
    }

    // The search year begins on the day of the rejection, and what was done on a decision cannot be of before it.
    private IEnumerable<string> OfSteps(CaseFile file, DecisionDetails details, DateOnly on, AuthorityDecision[] others, AuthorityDecision? corrects)
    {
        if (on == corrects?.OccurredOn)
            yield break;
        if (details.Kind == DecisionKind.AsylumRejected && on > file.TransferredOn && Array.TrueForAll(others, other => other.Kind != DecisionKind.AsylumRejected))
            yield return text["RejectedAfterTransfer", AmsterdamTime.Date(on), AmsterdamTime.Date(file.TransferredOn)];
        if (corrects is not null && file.FollowedBy(corrects) is { } step && step.OccurredOn < on)
            yield return text["AfterStep", AmsterdamTime.Date(on), (step.Trigger is { } trigger ? CaseTexts.Of(trigger) : CaseTexts.Of(step.To!.Value)).Here(), AmsterdamTime.Date(step.OccurredOn)];
    }

    private IEnumerable<string> OfDay(CaseFile file, DecisionDetails details, DateOnly on)
    {
        // At intake the return decision that came with the transfer is put on file.
        if (on < file.TransferredOn && (details.Kind.IsAnswer() || details.Kind == DecisionKind.ReturnDecisionUpheld || (details.Kind == DecisionKind.ReturnDecisionIssued && file.Phase != CasePhase.Intake)))
            yield return text["BeforeTransfer", AmsterdamTime.Date(on), AmsterdamTime.Date(file.TransferredOn)];
        if (details.DueOn is { } due && due > on.AddYears(LongestTermYears))
            yield return text["DueLate", AmsterdamTime.Date(due), AmsterdamTime.Date(on)];
    }

    private IEnumerable<string> OfContent(CaseFile file, DecisionDetails details, DateOnly on, AuthorityDecision? corrects)
    {
        if (details.Kind == DecisionKind.AsylumRejected && file.Rejection is { } rejection && rejection != corrects)
            yield return text["RejectedTwice", AmsterdamTime.Date(rejection.OccurredOn), rejection.Reference, AmsterdamTime.Date(on), details.Reference];
        if (KnownCountries(file) is { Count: > 0 } known && details.ReturnDecision?.Countries.Except(known).ToArray() is { Length: > 0 } strange)
            yield return text["OtherCountry", string.Join(", ", strange.Select(Countries.Name))];
    }

    // The nationality, and where shelter is sought, a place was found or a document was asked for. Whom the child asked the Red Cross to find shows in nothing (domain 3).
    private static HashSet<string> KnownCountries(CaseFile file) =>
    [
        .. file.Identity.Nationality is Countries.Stateless or Countries.Unknown ? Array.Empty<string>() : [file.Identity.Nationality],
        .. file.Countries,
        .. file.Standing<ShelterCandidate>().Where(candidate => candidate.Route != ContactRoute.ChildAskedRedCross).Select(candidate => candidate.Country),
        .. file.Standing<TravelDocument>().Select(document => document.Country),
    ];
}
