using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>Writes what was shown and refused. Requests that come together share one commit, and each waits for it before its answer leaves.</summary>
public sealed class AuditWriter : IAsyncDisposable
{
    private const int MostAtOnce = 500;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly IServiceScopeFactory _scopes;
    private readonly Task _writing;
    private int _turn;

    public AuditWriter(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Comes back when the notes are kept, and with them who looked at what; throws where they could not be.</summary>
    public async Task KeepAsync(IReadOnlyList<AuditNotes> notes, IReadOnlyList<CaseLook>? looks = null)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var waiting = new Waiting(notes, looks ?? [], new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting);
        await waiting.Kept.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                await WriteAsync([.. batch.SelectMany(waiting => waiting.Notes)], [.. batch.SelectMany(waiting => waiting.Looks)]);
                batch.ForEach(waiting => waiting.Kept.SetResult());
            }
#pragma warning disable CA1031 // Whatever went wrong is thrown to each request that waits for it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                batch.ForEach(waiting => waiting.Kept.SetException(exception));
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<AuditNotes> notes, IReadOnlyList<CaseLook> looks)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        var chain = scope.ServiceProvider.GetRequiredService<AuditChain>();
        var indexes = scope.ServiceProvider.GetRequiredService<UniqueIndexes>();
        var turn = _turn++ & int.MaxValue;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var look in looks)
            {
                await CaseLooks.KeepAsync(db, indexes, look);
            }

            await chain.AppendAsync(db, turn, notes, CancellationToken.None);
            await transaction.CommitAsync();
        });
    }

    private sealed record Waiting(IReadOnlyList<AuditNotes> Notes, IReadOnlyList<CaseLook> Looks, TaskCompletionSource Kept);
}
