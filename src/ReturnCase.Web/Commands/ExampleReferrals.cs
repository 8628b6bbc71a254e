using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Commands;

/// <summary>Examples of the files of a package: a fictitious case, told by the same code as real ones.</summary>
public static class ExampleReferrals
{
    /// <summary>Where the examples are kept, from the root of the sources.</summary>
    public const string ReferralsPlace = "docs/schemas/examples/referrals.json";

    /// <inheritdoc cref="ReferralsPlace"/>
    public const string ManifestPlace = "docs/schemas/examples/manifest.json";

    private static readonly Actor Counsellor = new("c", "S. de Vries", ActorRole.Counsellor);
    private static readonly Actor Supervisor = new("s", "I. Bakker", ActorRole.Supervisor);
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly PackageHead Head = new(42, new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc), "P. Visser", 1);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An example of referrals.json, set out for people.</summary>
    public static string Referrals() => JsonNode.Parse(Json())!.ToJsonString(Readable) + "\n";

    /// <summary>An example of manifest.json. The hashes of files that are packed inside are made up: how they are packed differs with the platform.</summary>
    public static string Manifest()
    {
        var json = Encoding.UTF8.GetBytes(Json());
        PackagePart[] parts =
        [
            new("referrals.json", json.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json))),
            new("referrals.csv", 1_234, new('1', 64)), new("referrals.xlsx", 5_678, new('2', 64)), new("dossiers/RC-2026-000123.html", 23_456, new('3', 64)), new("dossiers/RC-2026-000123.docx", 9_876, new('4', 64)),
        ];
        using var bytes = new MemoryStream();
        PackageManifest.WriteAsync(bytes, Head, parts).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static string Json()
    {
        var file = Case();
        var referral = file.Referrals.Single();
        using var bytes = new MemoryStream();
        ReferralJson.WriteAsync(bytes, Head, One(new PackedReferral(referral.Number, 1, file.Number, referral.Kind, referral.FiledOn, null, null, [], null, referral.Content))).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static async IAsyncEnumerable<PackedReferral> One(PackedReferral referral)
    {
        await Task.CompletedTask;
        yield return referral;
    }

    private static CaseFile Case()
    {
        var file = CaseFile.Register(
            By(Counsellor, -120), "RC-2026-000123", VNumber.Parse("0012345678"), new("Aïcha Noor", "Voorbeeld", null, "GN", "Fula, Frans", "Opvang Utrecht"), new PartialDate(2010, 5), BirthDateSource.Statement, "Noord", Counsellor);
        file.RecordDecision(By(Counsellor, -120), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-0001") { AppealWeeks = 4 });
        file.Move(By(Counsellor, -119), CaseTrigger.AcceptWithoutReturnDecision, null);
        file.RecordContactPerson(By(Counsellor, -119), ContactRole.Guardian, "Voogd Voorbeeld", "Nidos", "030 000 00 00", "voogd@example.org");
        file.NameCountry(By(Counsellor, -110), "GN", "Nationaliteit, en daar woont haar tante");
        var candidate = file.AddCandidate(By(Counsellor, -100), new(ShelterKind.Family, "Tante Voorbeeld", "tante", "GN", "Conakry", ContactRoute.LocalPartner)).Sequence;
        file.CheckSafety(By(Counsellor, -99), candidate, true, "Zij vertrouwt haar", null, "Dat het goed gaat");
        file.RecordStep(By(Counsellor, -90), candidate, CandidateStage.ContactAttempted, "Partner ging langs, niemand thuis", "Brief van de partner");
        file.RecordStep(By(Counsellor, -60), candidate, CandidateStage.NotReachable, "Ook na drie bezoeken niet gevonden", "Brief van de partner");
        file.ReasonAway(By(Counsellor, -50), "GN", ShelterKind.Acquaintance, "Zij kent daar verder niemand");
        file.ReasonAway(By(Counsellor, -49), "GN", ShelterKind.ReceptionHouse, "Er is geen opvanghuis dat kinderen opneemt");
        file.RecordContact(By(Counsellor, -40), new ContactDetails(
            ContactKind.DepartureInterview, "Utrecht", "voogd", "Fula", "tolk 4012", "Besproken wat het onderzoek opleverde", "Ik wil weten of mijn tante nog leeft", "De voogd belt de partner", Day.AddDays(-26),
            CheckAnswer.No, CheckAnswer.No, CheckAnswer.No)
        { InterpreterUse = InterpreterUse.ByPhone, Recording = RecordingConsent.NotRecorded });
        var asked = file.RecordRequest(By(Counsellor, -40), new("Schrijf op wie je in Conakry kent", "Fula", "tolk 4012, per telefoon", true, Day.AddDays(-30)));
        file.RecordResult(By(Counsellor, -32), asked.Sequence, new(RequestResult.Done, "Lijst met twee namen"));
        file.RecordDocument(By(Counsellor, -30), new(DocumentKind.Letter, "Frans", Day.AddDays(-35), DocumentOrigin.Organisation, false, null, new(new('0', 32), "brief-partner.pdf", DocumentFormat.Pdf, 48_211, new('a', 64))));
        file.Judge(By(Counsellor, -3), new(CooperationVerdict.CooperatedThroughout, "Kwam naar elk gesprek en deed wat is gevraagd", [asked.Sequence], new(JudgementView.Given, "Is het eens met het oordeel"), new(JudgementView.NoAnswer, "Gevraagd per brief van 20 februari")));
        file.Propose(By(Counsellor, -2), OutcomeKind.CooperatedNoShelter, "Er is in Guinee geen opvang gevonden, en zij werkte steeds mee");
        file.Move(By(Supervisor, 0), CaseLifecycle.Confirms(OutcomeKind.CooperatedNoShelter), "RF-2026-000123");
        return file;
    }

    private static Change By(Actor who, int days) => new(who, Day.AddDays(days), Day.AddDays(days).ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc), "Voorbeeld", "gesprek");
}
