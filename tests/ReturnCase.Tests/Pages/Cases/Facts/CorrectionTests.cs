using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class CorrectionTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_fact_that_can_be_corrected_has_a_page_that_starts_from_it_and_the_page_that_takes_it_back_leads_there()
    {
        var built = FactCases.In(CasePhase.ReadyToTravel).Country().AllReasonedAway().Requested().JudgedCooperating();
        built.File.RecordContact(built.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "notes", null, null, null));
        built.File.AnswerTravelDocument(
            built.By(Staff.Sanne), built.File.FileTravelDocument(built.By(Staff.Sanne), "lp", "GN", null).Sequence, EmbassyAnswer.Agrees, null);
        await _app.Put(built);
        var client = await _app.ClientAs("sanne");
        var file = await _app.Stored(built);
        foreach (var fact in file.Facts.Where(f => f.Stands))
        {
            if (Corrections.AddressOf(file, fact) is not { } address)
            {
                Assert.True(fact is CooperationJudgement or ReturnPlan or BirthDateVersion or IdentityVersion, fact.GetType().Name);
                continue;
            }

            var page = await client.Get(address);
            Assert.True(page.Status == HttpStatusCode.OK, $"{address}: {page.Status}");
            Assert.Equal($"{fact.OccurredOn.Day}", page.Value("Input.OccurredOn.Day"));
            if (fact is not AuthorityDecision)
                Assert.NotNull((await client.Get($"/cases/{file.Number}/retract/{fact.Sequence}")).Find($"a[href='{address}']"));
        }
    }
}
