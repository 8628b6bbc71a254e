using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

public sealed class NewTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_counsellor_registers_a_transfer_and_accepts_it()
    {
        var client = await _app.ClientAs("sanne");
        var answer = await client.Fill("/cases/new", Transfer());
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var number = answer.RedirectsTo!.Split('/')[^1];
        Assert.Matches("^RC-2026-[0-9]{6}$", number);

        var file = await _app.Read(number);
        Assert.Equal(("0012345678", "Noord", "S. de Wit"), (file.VNumber, file.Team, file.CounsellorName));
        Assert.Equal("W. Voogd", file.Contact(ContactRole.Guardian)!.Name);
        Assert.Equal(new DateOnly(2026, 10, 30), file.Rejection!.OccurredOn);
        Assert.Equal(new PartialDate(2012, 5), file.BirthDate);

        var accepted = await client.Fill($"/cases/{number}/accept-without-return-decision");
        Assert.Equal($"/cases/{number}", accepted.RedirectsTo);
        Assert.Equal(CasePhase.ShelterSearch, (await _app.Read(number)).Phase);
    }

    [Fact]
    public async Task An_incomplete_return_decision_is_kept_as_it_is_and_said()
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        values["Input.HasReturnDecision"] = "True";
        values["Input.ReturnDecisionOn.Day"] = "2";
        values["Input.ReturnDecisionOn.Month"] = "11";
        values["Input.ReturnDecisionOn.Year"] = "2026";
        values["Input.ReturnDecisionReference"] = "Z9";
        values["Input.ReturnDecision.DutyToLeave"] = "true";
        var answer = await client.Fill("/cases/new", values);
        var number = answer.RedirectsTo!.Split('/')[^1];
        Assert.NotNull((await _app.Read(number)).IncompleteReturnDecision);
        var blocked = await client.Get($"/cases/{number}/accept-with-return-decision");
        Assert.Contains("Het vastgelegde terugkeerbesluit is niet compleet.", blocked.Text, StringComparison.Ordinal);
        Assert.Empty(blocked.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Dates_that_are_rarely_right_are_asked_about_once_and_kept_where_somebody_says_so()
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        values["Input.BirthDate.Year"] = "2025";
        values["Input.HasReturnDecision"] = "True";
        values["Input.ReturnDecisionOn.Day"] = "2";
        values["Input.ReturnDecisionOn.Month"] = "10";
        values["Input.ReturnDecisionOn.Year"] = "2026";
        values["Input.ReturnDecisionReference"] = "Z9";
        values["Input.ReturnDecision.DutyToLeave"] = "true";
        var asked = await client.Fill("/cases/new", values);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var question = Assert.Single(asked.Errors);
        Assert.Contains("jonger dan 6", question, StringComparison.Ordinal);
        Assert.Contains("een eerdere datum dan de afwijzing", question, StringComparison.Ordinal);
        Assert.Equal(("2025", "Z9"), (asked.Value("Input.BirthDate.Year"), asked.Value("Input.ReturnDecisionReference")));
        // With another year it is asked anew, of both.
        var again = await client.Submit(asked, "main form", new(asked.Tick()) { ["Input.BirthDate.Year"] = "2024" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("2024", Assert.Single(again.Errors), StringComparison.Ordinal);
        var made = await client.Submit(asked, "main form", asked.Tick());
        Assert.Equal(2025, (await _app.Read(made.RedirectsTo!.Split('/')[^1])).BirthDate.Year);
    }

    [Fact]
    public async Task A_supervisor_chooses_the_counsellor_or_nobody()
    {
        var client = await _app.ClientAs("ingrid");
        var joris = await _app.ActorOf("joris");
        var values = Transfer();
        values["Input.Counsellor"] = joris.Id;
        var answer = await client.Fill("/cases/new", values);
        Assert.Equal(joris.Id, (await _app.Read(answer.RedirectsTo!.Split('/')[^1])).CounsellorId);

        var page = await client.Get("/cases/new");
        Assert.DoesNotContain("O. Yıldız", page.Find("#Input_Counsellor").TextContent, StringComparison.Ordinal);
        values["Input.VNumber"] = "9999999999";
        values["Input.Counsellor"] = (await _app.ActorOf("omar")).Id;
        var refused = await client.Submit(page, "main form", values);
        Assert.Equal((HttpStatusCode.BadRequest, "Kies een regievoerder van uw eigen team."), (refused.Status, Assert.Single(refused.Errors)));
    }

    [Theory]
    [InlineData("00123A5678", "Een V-nummer heeft alleen cijfers, geen letters. Schrijf de tien cijfers over van de brief van de IND.")]
    [InlineData("12345", "Een V-nummer heeft tien cijfers; hier staan er 5. Vul ook de nullen vooraan in.")]
    [InlineData("", "Vul het V-nummer in: tien cijfers.")]
    [InlineData("0012/345678", "Een V-nummer heeft alleen cijfers van 0 tot en met 9; hier staat ook \"/\". Schrijf de tien cijfers over van de brief van de IND.")]
    public async Task A_wrong_v_number_gets_its_sentence_and_nothing_is_lost(string typed, string sentence)
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        values["Input.VNumber"] = typed;
        var answer = await client.Fill("/cases/new", values);
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal((typed, "Selam"), (answer.Value("Input.VNumber"), answer.Value("Input.Identity.FirstNames")));
    }

    [Theory]
    [InlineData("1", "1", "2027", "1 januari 2027 ligt in de toekomst.")]
    [InlineData("", "", "2027", "2027 ligt in de toekomst.")]
    [InlineData("", "", "1990", "1990 is te lang geleden: dat is meer dan 30 jaar. Een jongere in een zaak is in 1996 of later geboren.")]
    [InlineData("3", "5", "1890", "3 mei 1890 is te lang geleden: dat is meer dan 30 jaar.")]
    [InlineData("3", "5", "2512", "3 mei 2512 ligt in de toekomst.")]
    [InlineData("3", "5", "12", "\"3 5 12\" is geen bestaande datum.")]
    [InlineData("30", "2", "2012", "\"30 2 2012\" is geen bestaande datum.")]
    [InlineData("3", "", "2012", "Bij een dag hoort een maand.")]
    [InlineData("", "", "", "Vul minstens het geboortejaar in.")]
    public async Task A_birth_date_that_cannot_be_gets_its_sentence(string day, string month, string year, string sentence)
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        (values["Input.BirthDate.Day"], values["Input.BirthDate.Month"], values["Input.BirthDate.Year"]) = (day, month, year);
        var answer = await client.Fill("/cases/new", values);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(sentence, Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.RejectedOn", 2010, "Deze dag ligt vóór de geboorte van de jongere (1 mei 2012).")]
    [InlineData("Input.TransferredOn", 2011, "Deze dag ligt vóór de geboorte van de jongere (1 mei 2012).")]
    [InlineData("Input.TransferredOn", 2025, "De afwijzing ligt na de overdracht.")]
    [InlineData("Input.BirthDate", 2008, "Volgens deze geboortedatum was deze persoon op 23 november 2026 al 18.")]
    public async Task A_slip_in_a_year_is_asked_about(string field, int year, string sentence)
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        values[$"{field}.Year"] = $"{year}";
        if (field == "Input.BirthDate")
            values["Input.BirthDate.Month"] = "5";
        var answer = await client.Fill("/cases/new", values);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, error => error.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Input.Identity.FirstNames", "Se\u202Elam", "Er staat een teken in dat u niet ziet: U+202E. Wis de naam of de taal en typ die opnieuw.")]
    [InlineData("Input.Identity.Languages", "Tigrinya, , Arabisch", "Tussen twee komma’s staat niets, of er staat een komma te veel. Haal die weg.")]
    [InlineData("Input.Identity.LastName", "Tesfay \u200F", "Er staat een woord in dat u niet ziet. Wis de tekst en typ die opnieuw.")]
    [InlineData("Input.Guardian", "W.\u2066 Voogd", "Er staat een teken in dat u niet ziet: U+2066. Wis de naam of de taal en typ die opnieuw.")]
    public async Task A_name_with_a_sign_that_nobody_sees_is_not_kept(string field, string typed, string sentence)
    {
        var values = Transfer();
        values[field] = typed;
        var answer = await (await _app.ClientAs("sanne")).Fill("/cases/new", values);
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task A_return_decision_that_is_denied_and_filled_in_is_asked_about()
    {
        var client = await _app.ClientAs("sanne");
        var values = Transfer();
        values["Input.ReturnDecisionReference"] = "Z9";
        var answer = await client.Fill("/cases/new", values);
        Assert.StartsWith("U koos dat er geen terugkeerbesluit is", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_v_number_never_makes_a_second_case()
    {
        var built = CaseBuilder.In(CasePhase.Intake);
        var number = await _app.KeepCase(built, "omar", "Zuid");
        var client = await _app.ClientAs("sanne");
        var answer = await client.Fill("/cases/new", Transfer(built.File.VNumber, 2026, 3, 1));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal($"Dit V-nummer heeft al een zaak: {number}, team Zuid. Er is geen tweede zaak gemaakt. Neem contact op met dat team.", Assert.Single(answer.Errors));
        Assert.DoesNotContain("Diallo", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Selam", answer.Value("Input.Identity.FirstNames"));
    }

    [Fact]
    public async Task Others_may_not_register() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs("pieter")).Get("/cases/new")).Status);

    internal static Dictionary<string, string?> Transfer(string vNumber = "00 1234 5678", int year = 2026, int month = 10, int day = 30) => new()
    {
        ["Input.VNumber"] = vNumber,
        ["Input.Identity.FirstNames"] = "Selam",
        ["Input.Identity.LastName"] = "Tesfay",
        ["Input.Identity.Nationality"] = "ER",
        ["Input.Identity.Languages"] = "Tigrinya",
        ["Input.BirthDate.Month"] = "5",
        ["Input.BirthDate.Year"] = "2012",
        ["Input.BirthDateKnownFrom"] = nameof(BirthDateSource.Statement),
        ["Input.Guardian"] = "W. Voogd",
        ["Input.RejectedOn.Day"] = $"{day}",
        ["Input.RejectedOn.Month"] = $"{month}",
        ["Input.RejectedOn.Year"] = $"{year}",
        ["Input.RejectionReference"] = "Z1-2026",
        ["Input.HasReturnDecision"] = "False",
    };
}
