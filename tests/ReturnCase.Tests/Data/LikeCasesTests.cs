using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data;

/// <summary>Which cases are alike, by what, and for whom.</summary>
public sealed class LikeCasesTests : IDisposable
{
    private static readonly Viewer Nobody = new("nobody", ActorRole.ApiClient, null);
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    public static TheoryData<string, string, string, int, int?, int?, string, string> Alike() => new()
    {
        { "the same in everything", "Mohamed", "Al Hassan", 2010, 5, 10, "SY", "SameName SameBirthDate SameNationality" },
        { "another spelling", "Muhammad", "Alhassan", 2010, 5, 10, "SY", "NameSoundsAlike SameBirthDate SameNationality" },
        { "only the year is known", "Mohamed", "Al Hassan", 2010, null, null, "SY", "SameName BirthDatesOverlap SameNationality" },
        { "a year older", "Mohamed", "Al Hassan", 2009, 5, 10, "SY", "SameName BirthDateOneSlip SameNationality" },
        { "day and month changed places", "Mohamed", "Al Hassan", 2010, 10, 5, "SY", "SameName BirthDateOneSlip SameNationality" },
        { "nationality not known yet", "Mohamed", "Al Hassan", 2010, 5, 10, "ZZ", "SameName SameBirthDate" },
        { "another nationality and the very same day", "Mohamed", "Al Hassan", 2010, 5, 10, "IQ", "SameName SameBirthDate" },
        { "names changed places", "Hassan", "Mohamed", 2010, 5, 10, "SY", "NameSoundsAlike SameBirthDate SameNationality" },
    };

    public static TheoryData<string, string, string, int, int?, int?, string> Different() => new()
    {
        { "a brother", "Yusuf", "Al Hassan", 2010, 5, 10, "SY" },
        { "another family", "Mohamed", "Karimi", 2010, 5, 10, "SY" },
        { "three years and another day", "Mohamed", "Al Hassan", 2013, 5, 11, "SY" },
        { "another year that is known", "Mohamed", "Al Hassan", 2012, null, null, "SY" },
        { "another nationality and only the year", "Mohamed", "Al Hassan", 2010, null, null, "IQ" },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task A_case_is_found_with_what_is_alike(string why, string first, string last, int year, int? month, int? day, string nationality, string evidence)
    {
        await Keep();
        var found = Assert.Single(await Find(Nobody, first, last, new(year, month, day), nationality));
        Assert.Equal((why, evidence), (why, string.Join(' ', found.Evidence)));
        Assert.Equal(("Noord", true), (found.Team, found.IsOpen));
    }

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task It_is_found_the_other_way_round_too(string why, string first, string last, int year, int? month, int? day, string nationality, string evidence)
    {
        await _app.KeepCase(Case(first, last, new(year, month, day), nationality));
        var found = Assert.Single(await Find(Nobody, "Mohamed", "Al Hassan", new(2010, 5, 10), "SY"));
        Assert.Equal((why, evidence), (why, string.Join(' ', found.Evidence)));
    }

    [Theory]
    [MemberData(nameof(Different))]
    public async Task Another_child_is_not_found(string why, string first, string last, int year, int? month, int? day, string nationality)
    {
        await Keep();
        Assert.Equal((why, 0), (why, (await Find(Nobody, first, last, new(year, month, day), nationality)).Count));
    }

    [Fact]
    public async Task An_earlier_name_and_another_name_in_use_are_compared_too()
    {
        var c = Case();
        c.File.RecordIdentity(c.By(Staff.Sanne), new("Sami", "Darwish", "Abu Omar", "SY", "Arabic", null));
        await _app.KeepCase(c);
        Assert.Equal(DoubleEvidence.OtherNameSoundsAlike, Assert.Single(await Find(Nobody, "Mohamed", "Al Hassan", new(2010, 5, 10), "SY")).Evidence[0]);
        Assert.Equal(DoubleEvidence.NameSoundsAlike, Assert.Single(await Find(Nobody, "Samy", "Darwiesh", new(2010, 5, 10), "SY")).Evidence[0]);
        Assert.Equal(DoubleEvidence.OtherNameSoundsAlike, Assert.Single(await Find(Nobody, "Tarek", "Nasser", new(2010, 5, 10), "SY", "Mohammed Alhasan")).Evidence[0]);
    }

    [Fact]
    public async Task An_earlier_birth_date_is_compared_too_and_the_evidence_says_that_it_was_one()
    {
        var c = Case();
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2002, 1, 1), BirthDateSource.AgeAssessment);
        await _app.KeepCase(c);
        Assert.Equal("SameName SameBirthDate EarlierBirthDate SameNationality", Evidence(await Find(Nobody, "Mohamed", "Al Hassan", new(2010, 5, 10), "SY")));
        Assert.Equal("SameName SameBirthDate EarlierBirthDate", Evidence(await Find(Nobody, "Mohamed", "Al Hassan", new(2010, 5, 10), "IQ")));
        Assert.Equal("NameSoundsAlike BirthDateOneSlip EarlierBirthDate SameNationality", Evidence(await Find(Nobody, "Muhammad", "Alhassan", new(2015, 5, 10), "SY")));
        // What the date in force shows is shown of that, and what is like neither is not found.
        Assert.Equal("SameName BirthDatesOverlap SameNationality", Evidence(await Find(Nobody, "Mohamed", "Al Hassan", new(2002), "SY")));
        Assert.Empty(await Find(Nobody, "Mohamed", "Al Hassan", new(2016, 5, 10), "SY"));
        Assert.Empty(await Find(Nobody, "Mohamed", "Al Hassan", new(2006, 3, 3), "SY"));

        static string Evidence(IReadOnlyList<LikeCase> found) => string.Join(' ', Assert.Single(found).Evidence);
    }

    [Fact]
    public async Task A_slip_from_the_date_in_force_hides_no_earlier_date_that_is_the_very_same()
    {
        var c = Case();
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 5, 10), BirthDateSource.AgeAssessment);
        await _app.KeepCase(c);
        Assert.Equal([DoubleEvidence.SameName, DoubleEvidence.SameBirthDate, DoubleEvidence.EarlierBirthDate], Assert.Single(await Find(Nobody, "Mohamed", "Al Hassan", new(2010, 5, 10), "IQ")).Evidence);
        Assert.Equal([DoubleEvidence.SameName, DoubleEvidence.SameBirthDate], Assert.Single(await Find(Nobody, "Mohamed", "Al Hassan", new(2008, 5, 10), "IQ")).Evidence);
    }

    [Fact]
    public async Task The_name_in_the_other_case_is_only_for_who_may_open_it_and_a_closed_one_is_found_as_well()
    {
        var c = Case().Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError);
        var number = await _app.KeepCase(c);
        var sanne = await _app.ActorOf("sanne");
        var (mine, omars) = (new Viewer(sanne.Id, ActorRole.Counsellor, "Noord"), new Viewer("omar", ActorRole.Counsellor, "Zuid"));
        Assert.Equal(("Mohamed Al Hassan", new PartialDate(2010, 5, 10)), Assert.Single(await Find(mine, "Muhamed", "Al Hassan", new(2010), "SY")).Known);
        var masked = Assert.Single(await Find(omars, "Muhamed", "Al Hassan", new(2010), "SY"));
        Assert.Equal((number, "Noord", false, null), (masked.Number, masked.Team, masked.IsOpen, masked.Known));
    }

    private static CaseBuilder Case() => Case("Mohamed", "Al Hassan", new(2010, 5, 10), "SY");

    private static CaseBuilder Case(string first, string last, PartialDate born, string nationality)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, born: born);
        c.File.RecordIdentity(c.By(Staff.Sanne), new(first, last, null, nationality, "Arabic", null));
        return c;
    }

    private Task<string> Keep() => _app.KeepCase(Case());

    private async Task<IReadOnlyList<LikeCase>> Find(Viewer viewer, string first, string last, PartialDate born, string nationality, string? aliases = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LikeCases>().FindAsync(viewer, new(new(first, last, aliases, nationality, "Arabic", null), born), null);
    }
}
