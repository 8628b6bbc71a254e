using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class ReferralContentTests
{
    // As it was frozen before the other parts were told.
    private const string Old = """
        {"referral":"RF-2026-000007","kind":"InsufficientCooperation","confirmedOn":"2026-03-02","case":"RC-2026-000007","vNumber":"0000000007","team":"Noord","counsellor":"Sanne","ruleSet":"2008/115-NL",
        "child":{"firstNames":"Amina","lastName":"Diallo","nationality":"GN","languages":"Fula","location":"Utrecht","birthYear":2010,"birthMonth":5,"eighteenEarliest":"2028-05-01","eighteenLatest":"2028-05-31"},
        "contacts":[{"role":"Guardian","name":"F. de Boer"}],
        "proposal":{"kind":"InsufficientCooperation","grounds":"did not call","groundsBy":"Sanne","proposedOn":"2026-03-02","proposedBy":"Sanne","confirmedBy":"Ingrid"},
        "searchYear":{"startedOn":"2026-03-01","ground":"RejectionDate","lastDay":"2027-03-01","daysUsed":1,"daysStopped":0,"daysLeft":364,"running":true},
        "decisions":[{"kind":"AsylumRejected","origin":"Ind","reference":"Z1-1","occurredOn":"2026-03-02","countries":[]}],"countries":["GN"],
        "reasonedAway":[{"country":"GN","kind":"Acquaintance","why":"knows nobody"}],
        "candidates":[{"kind":"Family","name":"aunt","relation":"aunt","country":"GN","place":"Conakry","route":"LocalPartner","stage":"NotReachable","steps":[{"occurredOn":"2026-03-02","stage":"NotReachable","result":"as expected"}]}],
        "requests":[{"occurredOn":"2026-03-01","asked":"call your aunt","language":"Fula","understood":true,"result":"NotDone","resultOn":"2026-03-02"}],
        "judgement":{"verdict":"Insufficient","reasons":"did not call","occurredOn":"2026-03-02"},
        "views":[{"kind":"GuardianViewOnProposal","occurredOn":"2026-03-02","answer":"Given","text":"noted","reference":"ref"}],
        "suspensions":[{"kind":"Appeal","startedOn":"2026-03-02","reference":"AWB 1"}]}
        """;

    [Fact]
    public void What_was_frozen_earlier_still_reads_and_what_was_not_told_then_is_absent()
    {
        var frozen = FrozenReferral.Read(Old);
        Assert.Equal("aunt", Assert.Single(frozen.Candidates!).Name);
        Assert.Equal("did not call", frozen.Proposal!.Grounds);
        Assert.All(
            (object?[])[frozen.Recipient, frozen.BirthDates, frozen.Course, frozen.SearchDays, frozen.NamedCountries, frozen.EarlierJudgements, frozen.Talks, frozen.TravelDocuments, frozen.ReturnPlan, frozen.DiligenceGaps, frozen.Documents, frozen.EarlierReferrals, frozen.Child.Line],
            Assert.Null);
        Assert.Equal(frozen.Write(), FrozenReferral.Read(frozen.Write()).Write());
    }

    [Fact]
    public void Whom_the_child_asked_the_Red_Cross_to_find_is_in_no_dossier_whatever_is_about_them()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate(name: "aunt");
        var asked = c.Candidate;
        c.Note(StatementKind.ChildViewOnShelter, asked);
        var check = c.File.Latest<SafetyCheck>()!;
        c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked", null, null, null));
        c.File.Judge(c.By(Staff.Sanne), new JudgementDetails(CooperationVerdict.CooperatedThroughout, "came", [asked, check.Sequence, c.File.Latest<ContactMoment>()!.Sequence], CaseBuilder.Agrees, CaseBuilder.NoAnswer));
        c.File.AddCandidate(c.By(Staff.Sanne, corrects: asked), new CandidateDetails(ShelterKind.Family, "aunt", "aunt", "GN", "Conakry", ContactRoute.ChildAskedRedCross));
        foreach (var profile in RecipientProfile.All)
        {
            var told = ReferralContent.Fill(c.File, "RF-2026-000001", ReferralKind.CooperatedNoShelter, c.By(Staff.Ingrid), null, profile);
            Assert.Empty(told.Candidates ?? []);
            Assert.Empty(told.Views ?? []);
            Assert.DoesNotContain("aunt", told.Write(), StringComparison.Ordinal);
            Assert.DoesNotContain("RedCross", told.Write(), StringComparison.Ordinal);
        }

        Assert.Equal([c.File.Latest<ContactMoment>()!.Sequence], ReferralContent.Fill(c.File, "RF-2026-000001", ReferralKind.CooperatedNoShelter, c.By(Staff.Ingrid), null, RecipientProfile.Ind).Judgement!.CitedFacts!);
    }

    [Fact]
    public void Every_profile_decides_on_every_part_with_a_reason() => Assert.All(RecipientProfile.All, profile =>
    {
        Assert.Equal(Enum.GetValues<ReferralPart>(), profile.Rules.Select(rule => rule.Part));
        Assert.All(profile.Rules, rule => Assert.EndsWith(".", rule.Why, StringComparison.Ordinal));
    });

    [Fact]
    public void What_stays_here_stays_because_it_tells_of_asylum_or_because_it_is_not_theirs()
    {
        foreach (var abroad in (RecipientProfile[])[RecipientProfile.Embassy, RecipientProfile.Receiver])
        {
            Assert.Contains("need it for nothing", abroad.Of(ReferralPart.Siblings).Why, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("asylum", abroad.Of(ReferralPart.Decisions).Why, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void What_never_goes_abroad_is_listed_for_the_IND_and_for_nobody_abroad()
    {
        var c = FullCase.Build();
        Assert.Equal(["paper.pdf", "asylum.pdf"], FullCase.Told(c).Documents!.Select(d => d.FileName));
        foreach (var abroad in (RecipientProfile[])[RecipientProfile.Embassy, RecipientProfile.Receiver])
        {
            Assert.True(abroad.Recipient.IsAbroad());
            var told = FullCase.Told(c, abroad);
            Assert.Equal(["paper.pdf"], told.Documents!.Select(d => d.FileName));
            // Nothing else that tells that asylum was asked, or where the child is.
            Assert.All((object?[])[told.Decisions, told.Proposal, told.Views, told.Talks, told.Requests, told.Judgement, told.Suspensions, told.Course, told.Candidates, told.EarlierReferrals, told.Child.Location], Assert.Null);
            Assert.Empty(told.VNumber);
            Assert.DoesNotContain("Asylum", told.Write(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_paper_that_turned_out_to_be_of_the_asylum_procedure_after_it_was_sent_is_told_of_to_nobody_abroad()
    {
        var c = FullCase.Build();
        var (birth, flagged) = (c.File.Documents.Single(d => d.FileName == "paper.pdf"), c.Document("flagged.pdf").File.Documents.Single(d => d.FileName == "flagged.pdf"));
        var request = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "ML", null, [birth.Sequence, flagged.Sequence]);
        c.File.RecordEmbassyStep(c.By(Staff.Sanne), request.Sequence, EmbassyStepKind.PapersSent, null, null, [birth.Sequence, flagged.Sequence]);
        c.File.RecordDocument(c.By(Staff.Sanne, corrects: flagged.Sequence), new(DocumentKind.Letter, "Nederlands", null, DocumentOrigin.Guardian, true, null, new("stored-9", "flagged.pdf", DocumentFormat.Pdf, 1_000, new string('a', CaseDocument.Sha256Length))));
        int[] Papers(RecipientProfile profile) => [.. (FullCase.Told(c, profile).TravelDocuments ?? []).SelectMany(d => (d.Papers ?? []).Concat((d.Steps ?? []).SelectMany(step => step.Papers ?? [])))];
        Assert.Equal([birth.Sequence, flagged.Sequence, birth.Sequence, flagged.Sequence], Papers(RecipientProfile.Ind));
        foreach (var abroad in (RecipientProfile[])[RecipientProfile.Embassy, RecipientProfile.Receiver])
            Assert.All(Papers(abroad), paper => Assert.Equal(birth.Sequence, paper));
        Assert.NotEmpty(Papers(RecipientProfile.Embassy));
    }

    [Fact]
    public void Of_the_plan_those_abroad_get_what_they_have_a_part_in_and_the_IND_gets_all_also_who_a_talk_was_of_besides()
    {
        var c = FullCase.Build();
        var agreed = new PlanAgreement[] { new("the school takes her", PlanParty.School, c.Today), new("the lawyer agrees", PlanParty.Lawyer, null) };
        c.File.Plan(c.By(Staff.Sanne), new PlanDetails(c.Candidate, c.Today, "she takes care", "has a passport", "an escort", "by air", null, null, "school", "a call") { MadeWith = [PlanParty.Guardian], PlanAgreements = agreed });
        c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked", null, null, null) { AlsoWith = "her brother" });
        var ind = FullCase.Told(c);
        Assert.Equal([PlanParty.Guardian], ind.ReturnPlan!.MadeWith!);
        Assert.Equal([PlanParty.School, PlanParty.Lawyer], ind.ReturnPlan.PlanAgreements!.Select(one => one.With));
        Assert.Equal("her brother", ind.Talks![^1].AlsoWith);
        foreach (var abroad in (RecipientProfile[])[RecipientProfile.Embassy, RecipientProfile.Receiver])
        {
            if (FullCase.Told(c, abroad).ReturnPlan is not { } plan)
                continue;
            Assert.Null(plan.MadeWith);
            Assert.Equal([PlanParty.School], plan.PlanAgreements!.Select(one => one.With));
        }

        Assert.NotNull(FullCase.Told(c, RecipientProfile.Receiver).ReturnPlan);
    }

    [Fact]
    public void Of_a_safety_check_the_IND_gets_the_result_and_not_the_words_and_of_the_checks_not_trafficking()
    {
        var c = FullCase.Build();
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, true, "is glad", "she limps", "that she is well");
        var told = FullCase.Told(c);
        Assert.All(told.Candidates!.Last().SafetyChecks!, check =>
        {
            Assert.True(check.Safe);
            Assert.All((object?[])[check.ChildsView, check.Signals, check.MayBeSaid], Assert.Null);
        });
        Assert.Equal(2, told.Candidates!.Last().SafetyChecks!.Length);
        var talk = Assert.Single(told.Talks!);
        Assert.Null(talk.TraffickingSignals);
        Assert.Equal((CheckAnswer.NotDiscussed, CheckAnswer.No), (talk.Medical!.Value, talk.SpecialHardship!.Value));
    }

    [Fact]
    public void A_suspension_is_told_with_the_version_it_took_the_place_of()
    {
        var suspension = Assert.Single(FullCase.Told(FullCase.Build()).Suspensions!);
        Assert.Equal(("AWB 2", "AWB 1", true), (suspension.Reference, Assert.Single(suspension.Corrected!).Reference, suspension.AsksToPause!.Value));
    }

    [Fact]
    public void The_days_of_the_search_year_are_each_told_once()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var told = FrozenReferral.Read(c.Referral.Content);
        Assert.Equal(told.SearchYear!.DaysUsed, told.SearchDays!.Where(days => days.Counts).Sum(days => days.Days));
        Assert.Equal(told.SearchYear.DaysStopped, told.SearchDays!.Where(days => !days.Counts).Sum(days => days.Days));
    }

    [Fact]
    public void Days_that_pass_change_nothing_and_what_is_recorded_does()
    {
        var c = FullCase.Build();
        var before = FullCase.Told(c).Write();
        Assert.Empty(ReferralContent.Differences(before, FullCase.Told(c.Wait(200)).Write()));
        c.File.RecordContactPerson(c.By(Staff.Sanne), ReturnCase.Domain.People.ContactRole.Lawyer, "mr. Visser", null, null, null);
        Assert.Equal(["contacts"], ReferralContent.Differences(before, FullCase.Told(c).Write()));
    }
}
