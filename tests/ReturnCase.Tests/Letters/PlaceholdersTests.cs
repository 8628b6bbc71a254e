using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Letters;

public sealed partial class PlaceholdersTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    public static TheoryData<string> Names => [.. Placeholders.All.Select(placeholder => placeholder.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_may_stand_in_a_letter_abroad_reads_nothing_but_what_may_be_told_there(string name)
    {
        var placeholder = Placeholders.Find(name)!;
        Assert.True(placeholder.MayGoAbroad || !placeholder.Audiences.Any(audience => audience.IsAbroad()));
        foreach (var audience in (LetterAudience[])[LetterAudience.Embassy, LetterAudience.Receiver])
        {
            var kind = Enum.GetValues<LetterKind>().Single(kind => kind.To() == audience);
            var faults = TemplateCheck.Find(kind, WordPapers.Template($"Hello {placeholder.Written}"));
            if (placeholder.Audiences.Contains(audience))
                Assert.Empty(faults);
            else
                Assert.Equal(new(placeholder.MayGoAbroad ? TemplateFault.NotForReader : TemplateFault.NotAbroad, placeholder.Written), Assert.Single(faults));
        }
    }

    [Theory]
    [InlineData("asylum")]
    [InlineData("returnDecision")]
    [InlineData("postponement")]
    [InlineData("referral")]
    [InlineData("proposal")]
    [InlineData("search")]
    [InlineData("lawyer")]
    public void Of_the_procedure_nothing_goes_abroad(string about)
    {
        var all = Placeholders.All.Where(placeholder => placeholder.Name.StartsWith($"{about}.", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(all);
        Assert.DoesNotContain(all, placeholder => placeholder.MayGoAbroad || placeholder.Audiences.Any(audience => audience.IsAbroad()));
    }

    [Fact]
    public void One_that_reads_the_whole_case_cannot_even_be_made_for_a_reader_abroad() =>
        Assert.Throws<ArgumentException>(() => Placeholder.Here("asylum.story", PlaceholderSource.Case, facts => facts.File.Number, LetterAudience.Embassy));

    [Fact]
    public void What_may_be_told_abroad_leads_to_no_case_and_no_decision()
    {
        var (seen, next) = (new HashSet<Type>(), new Queue<Type>([typeof(FactsAbroad)]));
        while (next.TryDequeue(out var type))
        {
            if (!seen.Add(type) || type == typeof(string) || type == typeof(DateOnly) || type == typeof(PartialDate))
                continue;
            Assert.Equal(typeof(FactsAbroad).Namespace, type.Namespace);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.Name != "EqualityContract"))
                next.Enqueue(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        }

        Assert.True(seen.Count > 5, $"Only {seen.Count} types were seen.");
    }

    [Fact]
    public void A_letter_abroad_shows_nothing_of_the_procedure_of_a_case_in_which_everything_happened()
    {
        var c = FullCase.Build();
        var abroad = FactsAbroad.Of(c.File, new(c.Today, "S. de Wit", "Dienst", "post@dienst.example", null), null);
        string[] secrets = [c.File.VNumber, c.File.Rejection!.Reference, c.File.ReturnDecision!.Reference, .. c.File.Referrals.Select(referral => referral.Number), .. c.File.Suspensions.Select(suspension => suspension.Reference)];
        var told = string.Join('\n', Placeholders.All.Where(placeholder => placeholder.Audiences.Any(audience => audience.IsAbroad())).Select(placeholder => placeholder.Value(abroad, null)));
        Assert.Contains(c.File.Identity.LastName, told, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void Each_says_what_it_stands_for_and_where_it_is_recorded(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var text = app.Services.GetRequiredService<PlaceholderText>();
        Assert.All(Placeholders.All, placeholder => Assert.True(text[placeholder.Name].Length > 5 && text[$"Source.{placeholder.Source}"].Length > 3, placeholder.Name));
        Assert.All(Placeholders.All, placeholder => Assert.Matches(Shape(), placeholder.Name));
        Assert.Equal(Placeholders.All.Count, Placeholders.All.Select(placeholder => placeholder.Name.ToUpperInvariant()).Distinct().Count());
        Assert.All(Enum.GetValues<LetterAudience>(), audience => Assert.NotEmpty(Placeholders.For(audience)));
    }

    [Theory]
    [InlineData("Hij vroeg asiel aan.", "asiel")]
    [InlineData("Son ASILE politique", "ASILE")]
    [InlineData("the Asylum-seeker", "Asylum")]
    [InlineData("een réfugié", "refugie")]
    [InlineData("een as\u00ADiel", "asiel")]
    [InlineData("طلب اللجوء", "لجوء")]
    [InlineData("under  international\u00A0protection", "international protection")]
    [InlineData("in het azc in Emmen", "azc")]
    [InlineData("bij het COA", "COA")]
    [InlineData("de IND zei dat", "IND")]
    [InlineData("her regievoerder of DT&V", "DT&V")]
    [InlineData("het Terugkeerbesluit van mei", "Terugkeerbesluit")]
    [InlineData("after the return decision", "return decision")]
    [InlineData("is afgewezen", "afgewezen")]
    [InlineData("na de afwijzing", "afwijzing")]
    [InlineData("her request was rejected", "rejected")]
    [InlineData("the rejection of her claim", "rejection")]
    [InlineData("zonder verblijfsvergunning", "verblijfsvergunning")]
    [InlineData("no residence permit", "residence permit")]
    [InlineData("de immigratiedienst", "immigratiedienst")]
    [InlineData("Immigratie- en Naturalisatiedienst", "Immigratie- en Naturalisatiedienst")]
    [InlineData("zij is uitgeprocedeerd", "uitgeprocedeerd")]
    [InlineData("was here illegally", "illegally")]
    [InlineData("her illegal stay", "illegal stay")]
    [InlineData("de vreemdelingenpolitie", "vreemdelingenpolitie")]
    [InlineData("une décision de retour", "decision de retour")]
    [InlineData("sa demande a été rejetée", "rejetee")]
    [InlineData("sans titre de séjour", "titre de sejour")]
    [InlineData("قرار العودة", "قرار العودة")]
    [InlineData("بدون تصريح الإقامة", "تصريح الاقامة")]
    [InlineData("بدون اجازهٔ اقامت", "اجازه اقامت")]
    [InlineData("درخواست او رد شد", "درخواست او رد شد")]
    [InlineData("Zij is statushouder", "statushouder")]
    [InlineData("haar verblijfsstatus", "verblijfsstatus")]
    [InlineData("de verblijfsdocumenten", "verblijfsdocumenten")]
    [InlineData("een inreisverbod van twee jaar", "inreisverbod")]
    [InlineData("dreigende uitzetting", "uitzetting")]
    [InlineData("de vertrekplicht", "vertrekplicht")]
    [InlineData("een Dublinclaim", "Dublinclaim")]
    [InlineData("he holds a residency-permit", "residency-permit")]
    [InlineData("a permit of residence", "permit of residence")]
    [InlineData("leave to remain", "leave to remain")]
    [InlineData("the immigration authorities", "immigration authorities")]
    [InlineData("was deported in May", "deported")]
    [InlineData("subsidiary protection", "subsidiary protection")]
    [InlineData("undocumented", "undocumented")]
    [InlineData("une carte de résident", "carte de resident")]
    [InlineData("le droit au séjour", "droit au sejour")]
    [InlineData("l’obligation de quitter le pays", "obligation de quitter")]
    [InlineData("des sans-papiers", "sans-papiers")]
    [InlineData("elle sera expulsée", "expulsee")]
    [InlineData("la protection subsidiaire", "protection subsidiaire")]
    [InlineData("قرار الترحيل", "الترحيل")]
    [InlineData("الحماية الدولية", "حماية الدولية")]
    [InlineData("تعرض للاضطهاد", "اضطهاد")]
    [InlineData("حمایت بین‌المللی", "حمایت بینالمللی")]
    [InlineData("او دیپورت شد", "دیپورت")]
    [InlineData("جواب رد گرفت", "جواب رد")]
    [InlineData("مهاجر غیرقانونی", "مهاجر غیرقانونی")]
    [InlineData("چیزهای مورد درخواست", null)]
    [InlineData("عادت إلى المدرسة", null)]
    [InlineData("M. de Boer, Nidos", null)]
    [InlineData("Coa is een vriend; het KIND reist naar Indore.", null)]
    [InlineData("Basile woont bij haar tante in Conakry.", null)]
    [InlineData("Haar verblijfplaats en verblijfsadres zijn bekend; de verblijfsduur is een week.", null)]
    [InlineData("Vervolgens gaat hij naar school; het vervolg bespreken we in Dublin.", null)]
    [InlineData("Zet de telefoon niet uit; wij zetten de koffer apart en vertrekken om tien uur.", null)]
    [InlineData("De vergunning van de winkel, het beroep van zijn vader, de status van de koffer.", null)]
    [InlineData("Zij woont in Azilal, een stad in Marokko.", null)]
    [InlineData("He is fond of sport: his club is Deportivo. India, an individual, the index.", null)]
    [InlineData("He waits at the residence of his aunt; she has a permit for the shop and an open-door policy.", null)]
    [InlineData("An immigration form is filled in on the plane; the airport has humanitarian workers.", null)]
    [InlineData("Bon séjour chez ta tante; la carte d’identité, les papiers de l’école, le service de l’hôpital.", null)]
    [InlineData("Elle rejoint sa mère; une réfection de la route; le projet.", null)]
    [InlineData("إقامة قصيرة عند خالته، ورخصة القيادة، وحماية الطفل", null)]
    [InlineData("رحلة إلى المدرسة بعد طلب الأم", null)]
    [InlineData("اقامت نزد خاله، اداره مکتب، جواب نامه", null)]
    [InlineData("او درد دارد و به بازگشت مادرش امیدوار است", null)]
    [InlineData("", null)]
    public void A_word_that_tells_of_asylum_is_found_in_whatever_spelling(string text, string? word) => Assert.Equal(word, AsylumWords.In(text));

    [Fact]
    public void An_authority_signs_with_its_own_name_and_nobody_signs_with_that_of_asylum()
    {
        Assert.Equal("DT&V", AsylumWords.In("DT&V, team Noord"));
        Assert.Null(AsylumWords.InNameOfSender("DT&V, team Noord"));
        Assert.Equal("Asiel", AsylumWords.InNameOfSender("Stichting Asiel"));
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void Each_ground_is_a_plain_sentence_with_its_reference_apart(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        foreach (var kind in Enum.GetValues<SuspensionKind>())
        {
            var c = CaseBuilder.In(CasePhase.ReturnPreparation);
            c.File.StartSuspension(c.By(Staff.Sanne), new(kind, "wacht op Y-77", false, false));
            var lines = Told(c).Grounds!.Split('\n');
            Assert.All(lines, line => Assert.True(char.IsUpper(line[0]), line));
            Assert.EndsWith(".", lines[0], StringComparison.Ordinal);
            Assert.All(lines[0].Split('.', StringSplitOptions.RemoveEmptyEntries), sentence => Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 12, sentence));
            Assert.DoesNotMatch("(?i)art\\.|opschort|suspen|hasa|voorziening|provisional", lines[0]);
            Assert.Equal(kind is not (SuspensionKind.Trafficking or SuspensionKind.Missing), lines[^1].Contains("wacht op Y-77", StringComparison.Ordinal));
            Assert.Equal((kind is SuspensionKind.Trafficking or SuspensionKind.Missing or SuspensionKind.Other) ? 1 : 2, lines.Length);
        }
    }

    [Fact]
    public void What_postpones_departure_is_told_with_its_ground_but_trafficking_is_told_in_person()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        Assert.Equal((null, null, null), Told(c));
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 26/1", false, false));
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Trafficking, "B8 77", false, false));
        var (grounds, since, until) = Told(c);
        Assert.Contains("AWB 26/1", grounds, StringComparison.Ordinal);
        Assert.Contains("in person", grounds, StringComparison.Ordinal);
        Assert.DoesNotContain("B8", grounds, StringComparison.Ordinal);
        Assert.Equal(Web.AmsterdamTime.Date(c.Today), since);
        Assert.Contains("not known yet", until, StringComparison.Ordinal);
    }

    private (string? Grounds, string? Since, string? Until) Told(CaseBuilder c)
    {
        var abroad = FactsAbroad.Of(c.File, new(c.Today, "S", null, null, null), null);
        var here = new FactsHere(c.File, c.Today, CasePolicy.Default, app.Services.GetRequiredService<PlaceholderText>());
        string? Of(string name) => Placeholders.Find(name)!.Value(abroad, here);
        return (Of("postponement.grounds"), Of("postponement.since"), Of("postponement.until"));
    }

    [GeneratedRegex("^[a-z][A-Za-z]+\\.[a-z][A-Za-z]+$")]
    private static partial Regex Shape();
}
