using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Travel;

public sealed class HandoverTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task A_handover_names_who_took_the_child_over_and_the_signature_and_then_the_case_closes()
    {
        var built = FactCases.In(CasePhase.Travelling);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var bare = await client.Record($"{at}/handover", []);
        Assert.Equal(HttpStatusCode.BadRequest, bare.Status);
        Assert.Equal(["Schrijf de naam van wie de jongere overnam.", "Vul het kenmerk in van de handtekening.", "Schrijf op hoe de overdracht verliep."], bare.Errors);
        var kept = await client.Record($"{at}/handover", new() { ["Input.ReceivedBy"] = " ÁUNT ", ["Input.Reference"] = "H-12", ["Input.Text"] = "Overgedragen." });
        Assert.Equal($"{at}/handed-over", kept.RedirectsTo);
        var handover = (await app.Stored(built)).Latest<Statement>()!;
        Assert.Equal((StatementKind.Handover, built.Candidate, "H-12", "ÁUNT"), (handover.Kind, handover.Candidate, handover.Reference, handover.ReceivedBy));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Record($"{at}/handed-over", [])).Status);
        Assert.Equal(ClosingReason.ReturnedHandedOver, (await app.Stored(built)).ClosingReason);
        Assert.Contains("Overgenomen door", (await client.Get($"{at}?all=true")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "uncle is niet de geverifieerde ontvanger: dat is aunt.")]
    [InlineData("en", "uncle is not the verified receiver: that is aunt.")]
    public async Task Another_person_is_refused_with_a_sentence_and_nothing_typed_is_lost(string language, string sentence)
    {
        var built = FactCases.In(CasePhase.Travelling);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        Assert.DoesNotContain("aunt", (await client.Get($"{at}/handover")).Find("form.rc-form").TextContent, StringComparison.Ordinal);
        var refused = await client.Record($"{at}/handover", new() { ["Input.ReceivedBy"] = "uncle", ["Input.Reference"] = "H-12", ["Input.Text"] = "Overgedragen." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith(sentence, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(("uncle", "H-12", "Overgedragen."), (refused.Value("Input.ReceivedBy"), refused.Value("Input.Reference"), refused.Find("[name='Input.Text']").TextContent.Trim()));
        Assert.DoesNotContain((await app.Stored(built)).Standing<Statement>(), s => s.Kind == StatementKind.Handover);
        var blocked = await client.Get($"{at}/handed-over");
        Assert.Empty(blocked.Document.QuerySelectorAll("form[method=post].rc-form"));
    }

    [Fact]
    public async Task While_a_stop_is_open_a_counsellor_finds_no_form_and_a_supervisor_answers_for_it()
    {
        var built = FactCases.In(CasePhase.Travelling);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var open = await client.Get($"{at}/handover");
        await app.ColleagueSaves(built, (c, file) => file.StartSuspension(c.By(Staff.Ingrid), new(SuspensionKind.Appeal, "AWB 1", false, false)));
        var values = new Dictionary<string, string?> { ["Input.ReceivedBy"] = "aunt", ["Input.Reference"] = "H-12", ["Input.Text"] = "Toch overgedragen." };

        var stopped = await client.Get($"{at}/handover");
        Assert.NotNull(stopped.Document.QuerySelector(".rc-stop"));
        Assert.Empty(stopped.Document.QuerySelectorAll("form.rc-form"));
        // Whoever had the form open already is refused, and keeps the text.
        var late = await client.Submit(open, "form.rc-form", values);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.NotNull(late.Document.QuerySelector(".rc-stop"));
        Assert.Equal("Toch overgedragen.", late.Find("[name='Input.Text']").TextContent.Trim());
        Assert.DoesNotContain((await app.Stored(built)).Standing<Statement>(), s => s.Kind == StatementKind.Handover);

        var supervisor = await app.ClientAs("ingrid");
        Assert.Equal($"{at}/handed-over", (await supervisor.Record($"{at}/handover", values)).RedirectsTo);
    }

    [Theory]
    [InlineData(CasePhase.ReadyToTravel, "De jongere is niet onderweg.")]
    [InlineData(CasePhase.ShelterSearch, "In het terugkeerplan staat geen ontvanger.")]
    public async Task Where_there_is_nothing_to_hand_over_the_page_says_so(CasePhase phase, string sentence)
    {
        var at = await app.Put(FactCases.In(phase));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/handover");
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form.rc-form"));
    }

    [Fact]
    public async Task A_handover_is_corrected_on_its_own_page()
    {
        var built = FactCases.In(CasePhase.Travelling);
        built.Handover(built.Candidate);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var old = built.File.Latest<Statement>()!.Sequence;
        Assert.NotNull((await client.Get($"{at}/retract/{old}")).Document.QuerySelector($"a[href='{at}/handover?corrects={old}']"));
        var form = await client.Get($"{at}/handover?corrects={old}");
        Assert.Equal("aunt", form.Value("Input.ReceivedBy"));
        await client.Submit(form, "form.rc-form", new() { ["Input.Reference"] = "H-13", ["Input.CorrectionReason"] = "Verkeerd nummer." });
        Assert.Equal("H-13", (await app.Stored(built)).Latest<Statement>()!.Reference);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handover_that_failed_raises_an_alarm_whether_the_child_is_back_or_not(bool back)
    {
        var built = FactCases.In(CasePhase.Travelling);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Record(back ? $"{at}/handover-failed-child-back" : $"{at}/handover-failed", back ? new() { ["Input.Reason"] = "Zij kwam niet." } : new() { ["Input.Text"] = "Zij kwam niet." });
        var file = await app.Stored(built);
        Assert.Equal(AlarmKind.HandoverFailed, file.OpenAlarms.Single().Kind);
        Assert.Equal(back ? CasePhase.ReturnPreparation : CasePhase.Travelling, file.Phase);
        Assert.Contains("Overdracht mislukt", (await client.Get("/")).Find(".rc-alarms").TextContent, StringComparison.Ordinal);
    }
}
