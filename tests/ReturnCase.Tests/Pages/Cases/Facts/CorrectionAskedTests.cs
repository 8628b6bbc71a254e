using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The child says that something is not right: an addendum, read beside what was recorded (GDPR art. 16).</summary>
public sealed class CorrectionAskedTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.Closed)]
    public async Task It_stands_beside_the_original_and_changes_nothing_of_it(CasePhase phase)
    {
        var builder = FactCases.In(phase);
        var sequence = builder.File.Identity.Sequence;
        var at = await _app.Put(builder);
        var client = await _app.ClientAs("sanne");
        var link = (await client.Get($"{at}?all=true")).Find($"#line-{sequence} a[href*='correction-asked']").GetAttribute("href")!;
        var form = await client.Get(link);
        var empty = await client.Submit(form, "form.rc-form", new() { ["Input.About"] = "" });
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        var kept = await client.Submit(form, "form.rc-form", new() { ["Input.Text"] = "De jongere zegt dat de achternaam niet klopt." });
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);

        var file = await _app.Read(builder.File.Number);
        Assert.True(file.Identity.Stands);
        Assert.Equal(sequence, file.Identity.Sequence);
        Assert.Equal(sequence, Assert.Single(file.CorrectionsAskedOf(sequence)).About);
        Assert.Contains("achternaam niet klopt", (await client.Get($"{at}?all=true")).Find($"#line-{sequence} .rc-timeline__disputed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_about_a_fact_that_is_there_and_a_correction_of_it_keeps_that()
    {
        var builder = FactCases.In(CasePhase.ShelterSearch);
        Assert.Throws<CaseRefusedException>(() => builder.File.Note(builder.By(Staff.Sanne), new StatementDetails(StatementKind.CorrectionAsked, "no") { About = 999 }));
        Assert.Throws<CaseRefusedException>(() => builder.File.Note(builder.By(Staff.Sanne), new StatementDetails(StatementKind.CorrectionAsked, "no")));
        var asked = builder.File.Note(builder.By(Staff.Sanne), new StatementDetails(StatementKind.CorrectionAsked, "not right") { About = builder.File.Identity.Sequence });
        var again = builder.File.Note(builder.By(Staff.Sanne, corrects: asked.Sequence), new StatementDetails(StatementKind.CorrectionAsked, "not right at all"));
        Assert.Equal(asked.About, again.About);
        Assert.Equal("not right at all", Assert.Single(builder.File.CorrectionsAskedOf(builder.File.Identity.Sequence)).Text);
    }
}
