using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Audit;

/// <summary>One record for each child whose data was shown, changed or sent; no user in it, none lost, each known by its id.</summary>
public sealed class ProcessingLogTests
{
    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_child_of_an_operation_is_a_record_with_its_number_encrypted_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var (one, two) = (CaseBuilder.In(CasePhase.ShelterSearch).File, CaseBuilder.In(CasePhase.ShelterSearch).File);
        await using var desk = database.Open();
        desk.Db.CaseFiles.AddRange(one, two);
        await desk.Db.SaveChangesAsync();
        await desk.AppendAsync(2, new(AuditAction.CasesListed, [one.Number, two.Number], null), new(AuditAction.CaseRead, [one.Number], "Own"), new(AuditAction.Refused, [one.Number], null), new(AuditAction.SignedIn, [], null));
        await desk.Expansion.RunAsync();

        var records = await AllAsync(desk, acknowledge: false);
        Assert.Equal(2, records.Count(r => r.Operation == AuditAction.CasesListed));
        Assert.Equal(1, records.Count(r => r.Operation == AuditAction.CaseRead));
        Assert.DoesNotContain(records, r => r.Operation is AuditAction.Refused or AuditAction.SignedIn);
        Assert.Equal(2, records.Select(r => r.SubjectId).Distinct().Count());
        Assert.Equal([one.VNumber, two.VNumber], records.Where(r => r.Operation == AuditAction.CasesListed).Select(r => TestDatabase.Subjects.Decrypt(r.SubjectId!).Value).Order());
        Assert.Equal(records.Count, records.Select(r => r.OperationId).Distinct().Count());
        Assert.All(records, r => Assert.True(r.TraceId.Length == 32 && r.OperationId.Length == 16));

        // Nothing was acknowledged, as after a crash: the same comes again. Then it does not.
        Assert.Equal(records, await AllAsync(desk, acknowledge: true));
        Assert.Empty(await AllAsync(desk, acknowledge: true));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Instances_that_follow_the_trail_at_once_link_each_row_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var desk = database.Open();
        for (var turn = 0; turn < 40; turn++)
        {
            await desk.AppendAsync(turn % AuditOptions.DefaultChains, new AuditNote(AuditAction.CaseRead, ["RC-2020-000001", "RC-2020-000002"], null));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var instance = database.Open();
            await instance.Expansion.RunAsync();
        })));
        Assert.Equal(80, await desk.Db.AuditLinks.CountAsync(link => link.CaseNumber.StartsWith("RC-2020-")));
        Assert.Equal(40, (await desk.Queries.PageAsync(new() { CaseNumber = "RC-2020-000002" }, null)).Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_another_instance_is_doing_is_left_to_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var file = CaseBuilder.In(CasePhase.ShelterSearch).File;
        await using var other = database.Open();
        await using var desk = database.Open();
        desk.Db.CaseFiles.Add(file);
        await desk.Db.SaveChangesAsync();

        await MeanwhileAsync(other, desk, $"INSERT INTO ProcessingSubjects (CaseNumber, Token) VALUES ({file.Number}, 'other')");
        Assert.Equal("other", (await desk.Db.ProcessingSubjects.SingleAsync(s => s.CaseNumber == file.Number)).Token);

        await other.AppendAsync(AuditOptions.DefaultChains - 1, new AuditNote(AuditAction.CaseRead, [file.Number], null));
        await desk.Db.Database.ExecuteSqlAsync($"DELETE FROM AuditProgress");
        var links = await desk.Db.AuditLinks.CountAsync();
        await MeanwhileAsync(other, desk, $"INSERT INTO AuditProgress (Job, Chain, Through) SELECT {AuditExpansion.Job}, Chain, LastSequence FROM AuditHeads");
        Assert.Equal(links, await desk.Db.AuditLinks.CountAsync());
    }

    // The other has not committed yet when this one looks.
    private static async Task MeanwhileAsync(Desk other, Desk desk, FormattableString statement)
    {
        await desk.Db.AuditHeads.CountAsync();
        var run = Task.CompletedTask;
        await other.Db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await other.Db.Database.BeginTransactionAsync();
            await other.Db.Database.ExecuteSqlAsync(statement);
            run = Task.Run(() => desk.Expansion.RunAsync());
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(1)));
            await transaction.CommitAsync();
        });
        await run;
    }

    private static async Task<List<ProcessingRecord>> AllAsync(Desk desk, bool acknowledge)
    {
        var records = new List<ProcessingRecord>();
        foreach (var chain in await desk.Processing.ChainsAsync())
        {
            while (await desk.Processing.NextAsync(chain) is { } part)
            {
                records.AddRange(part.Records);
                if (!acknowledge)
                {
                    break;
                }

                await desk.Processing.AcknowledgedAsync(part);
            }
        }

        return records;
    }
}
