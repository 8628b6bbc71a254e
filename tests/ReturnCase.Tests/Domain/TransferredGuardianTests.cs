using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class TransferredGuardianTests
{
    private static readonly Actor System = new("client-1", "IND", ActorRole.ApiClient);
    private static readonly Change Transfer = new(System, new(2026, 11, 20), new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_system_names_the_guardian_that_comes_with_its_transfer()
    {
        var file = Registered();
        file.RecordContactPerson(Transfer, ContactRole.Guardian, "G. Voogd", "Nidos", null, null);
        Assert.Equal("G. Voogd", file.Contact(ContactRole.Guardian)!.Name);
    }

    [Fact]
    public void And_nobody_else_later_or_in_a_case_of_others()
    {
        var file = Registered();
        Refused(() => file.RecordContactPerson(Transfer, ContactRole.Lawyer, "A. Vocaat", null, null, null));
        Refused(() => file.RecordContactPerson(Transfer with { RecordedAt = Transfer.RecordedAt.AddMinutes(1) }, ContactRole.Guardian, "G. Voogd", null, null, null));
        Refused(() => file.RecordContactPerson(Transfer with { By = System with { Id = "client-2" } }, ContactRole.Guardian, "G. Voogd", null, null, null));
        Refused(() => CaseBuilder.In(CasePhase.Intake).File.RecordContactPerson(Transfer, ContactRole.Guardian, "G. Voogd", null, null, null));
    }

    private static CaseFile Registered() => CaseFile.Register(
        Transfer, "RC-2026-000001", VNumber.Parse("2999000123"), new("Amina", "Diallo", null, "GN", "Fula", null), new(2011, 5, 3), BirthDateSource.Statement, "Noord", null);

    private static void Refused(Action verb) => Assert.Equal([GuardCode.CaseWorker], Assert.Throws<CaseRefusedException>(verb).Guards);
}
