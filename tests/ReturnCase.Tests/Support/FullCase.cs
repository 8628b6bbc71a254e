using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Tests.Support;

/// <summary>A case in which something of every kind is on file, so that a referral of it has something to tell in every part.</summary>
internal static class FullCase
{
    public static CaseBuilder Build()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Country("GN").Country("SN");
        c.File.ReasonAway(c.By(Staff.Sanne), "SN", ShelterKind.Family, "nobody there");
        c.AddCandidate(name: "uncle").Steps(CandidateStage.ContactAttempted, CandidateStage.NotReachable);
        c.AddCandidate(name: "aunt").Assessed(100).Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing).Assessed();
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called the aunt");
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Guardian, "Mevrouw de Boer", "Nidos", "0612345678", "f.deboer@example.org");
        c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(
            ContactKind.DepartureInterview, "Utrecht", "guardian", "Fula", "tolk 12", "talked about return", "I want to stay", "she calls", c.Today.AddDays(7), CheckAnswer.No, CheckAnswer.NotDiscussed, CheckAnswer.No, "no time"));
        c.Requested(RequestResult.Done).Requested(RequestResult.Waiting);
        c.File.FileTravelDocument(c.By(Staff.Sanne), "passport", "SN", null);
        var document = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", "went to the consulate");
        c.File.RecordEmbassyStep(c.By(Staff.Sanne), document.Sequence, EmbassyStepKind.Presented, "the guardian", "was asked for the village");
        c.File.AnswerTravelDocument(c.By(Staff.Sanne), document.Sequence, EmbassyAnswer.TooLittleInformation, "no birth record");
        c.File.RecordTravelDetails(c.By(Staff.Sanne), new(new(9, 40), "KL 587", new(18, 0), "arrivals hall", "+224 555 0142", "+31 6 0000 0123"));
        c.Planned(c.Candidate).Document("paper.pdf", "stored-1").Document("asylum.pdf", "stored-2", kind: DocumentKind.AsylumPaper);
        var suspension = c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB 1", false, false));
        c.File.CorrectSuspension(c.By(Staff.Sanne, corrects: suspension.Sequence), new SuspensionCorrection(new SuspensionDetails(SuspensionKind.Appeal, "AWB 2", true, true), null, "asked because"));
        c.Note(StatementKind.OtherEffort).Note(StatementKind.ChildViewOnShelter, c.Candidate).JudgedCooperating().JudgedCooperating();
        return c.Confirmed(OutcomeKind.CooperatedCannotLeave);
    }

    /// <summary>What the referral of a case would freeze now.</summary>
    public static FrozenReferral Told(CaseBuilder c, RecipientProfile? profile = null) =>
        ReferralContent.Fill(c.File, "RF-2026-000001", ReferralKind.CooperatedCannotLeave, c.By(Staff.Ingrid), c.File.Proposals[^1], profile ?? RecipientProfile.Ind);

    /// <summary>A referral as it goes into a package.</summary>
    public static PackedReferral Packed(CaseBuilder c, int version = 1, ReplacedVersion? replaces = null, string? despite = null, params string[] gaps)
    {
        var referral = c.Referral;
        return new(referral.Number, version, c.File.Number, referral.Kind, referral.FiledOn, referral.NewFactsOn, replaces, gaps, despite, referral.Content);
    }
}
