using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Referrals;

/// <summary>What a referral tells the IND: what was known when it was confirmed, and nothing that was recorded later.</summary>
public static class ReferralContent
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Freezes the content as JSON. The Red Cross route is left out: it leaves in no dossier (domain 3).</summary>
    /// <param name="file">The case.</param>
    /// <param name="number">Number of the referral.</param>
    /// <param name="kind">What it asks.</param>
    /// <param name="change">When it is made, and by whom.</param>
    /// <param name="proposal">The confirmed outcome that it reports; null where it rests on none.</param>
    public static string Freeze(CaseFile file, string number, ReferralKind kind, Change change, OutcomeProposal? proposal)
    {
        var clocks = CaseClocks.For(file, change.RecordedOn, change.Policy);
        var judgement = file.JudgementInForce;
        var confirmedBy = file.Entries.SingleOrDefault(e => e.Sequence == proposal?.EndedBy)?.ByName;
        return JsonSerializer.Serialize(
            new
            {
                Referral = number,
                Kind = kind,
                ConfirmedOn = change.OccurredOn,
                Case = file.Number,
                file.VNumber,
                file.Team,
                Counsellor = file.CounsellorName,
                file.RuleSet,
                Child = new
                {
                    file.Identity.FirstNames,
                    file.Identity.LastName,
                    file.Identity.Aliases,
                    file.Identity.Nationality,
                    file.Identity.Languages,
                    file.Identity.Location,
                    BirthYear = file.BirthDate.Year,
                    BirthMonth = file.BirthDate.Month,
                    BirthDay = file.BirthDate.Day,
                    clocks.EighteenEarliest,
                    clocks.EighteenLatest,
                },
                Contacts = file.Standing<ContactPerson>().GroupBy(c => c.Role).Select(g => g.Last())
                    .Select(c => new { c.Role, c.Name, c.Organisation, c.Phone, c.Email }),
                Proposal = proposal is null ? null : new { proposal.Kind, proposal.Grounds, GroundsBy = file.AuthorOf(proposal), proposal.ProposedOn, ProposedBy = proposal.ProposedByName, ConfirmedBy = confirmedBy },
                SearchYear = clocks.Search,
                Decisions = file.Decisions.Select(d => new { d.Kind, d.Origin, d.Reference, d.OccurredOn, d.Countries }),
                file.Countries,
                ReasonedAway = file.Standing<KindReasonedAway>().Select(r => new { r.Country, r.Kind, r.Why }),
                Candidates = file.Standing<ShelterCandidate>().Where(c => c.Route != ContactRoute.ChildAskedRedCross).Select(c => new
                {
                    c.Kind,
                    c.Name,
                    c.Relation,
                    c.Country,
                    c.Place,
                    c.Route,
                    Stage = file.StageOf(c.Sequence),
                    Steps = file.Standing<CandidateStep>().Where(s => file.CandidateNow(s.Candidate) == c.Sequence).OrderBy(s => s.OccurredOn).ThenBy(s => s.Sequence).Select(s => new
                    {
                        s.OccurredOn,
                        s.Stage,
                        s.Result,
                        s.Evidence,
                        s.OutOfOrderWhy,
                        AgainstCheck = file.CameAgainstCheck(s) ? true : (bool?)null,
                    }),
                    Assessment = file.Standing<CandidateAssessment>().Where(a => file.CandidateNow(a.Candidate) == c.Sequence).Select(a => new
                    {
                        a.Willing,
                        a.AbleToCare,
                        a.Safe,
                        a.Schooling,
                        a.HealthCare,
                        a.LegalCare,
                        a.ChildsView,
                        a.VerifiedHow,
                        a.ValidUntil,
                    }).LastOrDefault(),
                }),
                Requests = file.Standing<CooperationFact>().Select(f => (Asked: f, Came: file.CameOf(f))).Select(r => new
                {
                    r.Asked.OccurredOn,
                    r.Asked.Asked,
                    r.Asked.Language,
                    r.Asked.Interpreter,
                    r.Asked.Understood,
                    r.Asked.DueOn,
                    r.Came.Result,
                    ResultOn = r.Came.On,
                    r.Came.Evidence,
                    r.Came.Fact?.RefusedWhy,
                }),
                Judgement = judgement is null ? null : new
                {
                    judgement.Verdict,
                    judgement.Reasons,
                    judgement.GuardiansAnswer,
                    judgement.GuardiansView,
                    judgement.LawyersAnswer,
                    judgement.LawyersView,
                    judgement.OccurredOn,
                },
                Views = file.InPeriod<Statement>().Select(s => new
                {
                    s.Kind,
                    s.OccurredOn,
                    s.Answer,
                    RemindedOn = s.Answer == ViewAnswer.NoAnswerAfterReminder ? s.NextOn : null,
                    s.Text,
                    s.Reference,
                }),
                Suspensions = file.Suspensions.Select(s => new { s.Kind, s.StartedOn, s.EndedOn, s.Reference }),
            },
            Options);
    }

    /// <summary>Names of the parts in which two contents differ.</summary>
    public static IReadOnlyList<string> Differences(string before, string after)
    {
        var (was, now) = (JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());
        return [.. was.Concat(now).Select(part => part.Key).Distinct().Where(part => !JsonNode.DeepEquals(was[part], now[part]))];
    }
}
