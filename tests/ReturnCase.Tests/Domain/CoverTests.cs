using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>A line says for which absent colleague it was done, and nothing where it was done for nobody (ADR 14, 35).</summary>
public sealed class CoverTests
{
    private static readonly IReadOnlyDictionary<string, Actor> ForIngrid = new Dictionary<string, Actor> { ["Utrecht"] = Staff.Ingrid };

    [Fact]
    public void The_case_of_a_colleague_is_worked_on_for_that_colleague() => Assert.Equal("sanne", Line(Staff.Bram, [Staff.Hassan, Staff.Sanne]).ForId);

    [Fact]
    public void The_case_of_somebody_else_is_worked_on_for_nobody() => Assert.Null(Line(Staff.Bram, [Staff.Hassan]).ForId);

    [Fact]
    public void Ones_own_case_is_worked_on_for_nobody_whoever_is_absent() => Assert.Null(Line(Staff.Sanne, [Staff.Sanne], ForIngrid).ForId);

    [Fact]
    public void A_case_of_the_team_is_worked_on_for_its_supervisor_unless_its_counsellor_is_covered_too()
    {
        Assert.Equal("Ingrid", Line(Staff.Hassan, [], ForIngrid).ForName);
        Assert.Equal("Sanne", Line(Staff.Hassan, [Staff.Sanne], ForIngrid).ForName);
    }

    private static CaseEntry Line(Actor by, IReadOnlyList<Actor> covering, IReadOnlyDictionary<string, Actor>? teams = null)
    {
        var c = new CaseBuilder();
        c.File.NameCountry(c.By(by) with { Covering = covering, StandingIn = teams ?? new Dictionary<string, Actor>() }, "GN", "nationality");
        return c.File.Entries[^1];
    }
}
