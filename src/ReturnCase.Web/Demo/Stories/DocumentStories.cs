using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Gives some open cases of the demo their papers, received on the day of the last line and written down just after it.</summary>
internal static class DocumentStories
{
    private const int CasesOfEach = 2;

    private static readonly (CasePhase Phase, DemoPaper[] Papers)[] All =
    [
        (CasePhase.ShelterSearch, [DemoPapers.Interview, .. DemoPapers.Certificate, DemoPapers.School]),
        (CasePhase.ShelterFound, [DemoPapers.Promise]),
        (CasePhase.ReturnPreparation, [.. DemoPapers.Certificate, DemoPapers.Promise]),
        (CasePhase.ReadyToTravel, [DemoPapers.Promise, DemoPapers.School]),
    ];

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var (db, store, documents) = (services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<DocumentStore>());
        foreach (var (phase, papers) in All)
        {
            var open = await db.CaseFiles.Where(c => c.Phase == phase && c.CounsellorId != null && c.OpenAlarmCount == 0).OrderBy(c => c.Id).Select(c => new { c.Number, c.Team }).ToListAsync(cancel);
            foreach (var number in open.GroupBy(c => c.Team).SelectMany(team => team.Take(CasesOfEach)).Select(c => c.Number))
            {
                var file = (await store.FindAsync(number, cancel))!;
                foreach (var paper in papers)
                {
                    await AddAsync(documents, file, paper, world, cancel);
                }

                file.Settle(new Change(Worker(file), world.Today, world.Now.UtcDateTime) { Policy = world.Policy });
                await store.SaveAsync(cancel);
            }
        }
    }

    private static async Task AddAsync(DocumentStore documents, CaseFile file, DemoPaper paper, StoryWorld world, CancellationToken cancel)
    {
        await using var incoming = await documents.BeginAsync(cancel);
        await incoming.FillAsync(new MemoryStream(paper.Content()), CaseDocument.MostBytes, cancel);
        await incoming.KeepAsync(cancel);
        var at = file.Entries.Max(e => e.RecordedAt).AddSeconds(40);
        var old = file.Documents.FirstOrDefault(d => d.Kind == paper.Kind && d.FileName != paper.FileName);
        file.RecordDocument(
            new(Worker(file), AmsterdamCalendar.DateOf(at), at) { Policy = world.Policy, Corrects = old?.Sequence },
            new(paper.Kind, paper.Language, null, paper.Origin, paper.AsylumRelated, null, new(incoming.Name, paper.FileName, paper.Format, incoming.Size, incoming.Sha256)));
        documents.Add(incoming.Name, ScanState.Waiting, at);
    }

    private static Actor Worker(CaseFile file) => new(file.CounsellorId!, file.CounsellorName!, ActorRole.Counsellor);
}
