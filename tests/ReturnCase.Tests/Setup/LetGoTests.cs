using System.Runtime.CompilerServices;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Setup;

/// <summary>A program that ended is let go: no clock, watcher or static holds it.</summary>
public sealed class LetGoTests
{
    [Fact]
    public async Task Programs_that_ended_are_not_kept()
    {
        var ended = new List<WeakReference>();
        for (var i = 0; i < 4; i++)
            ended.Add(await AnsweredAndEnded());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The pool of SQLite connections keeps the surroundings in which it was first used, and those are of one program.
        Assert.InRange(ended.Count(program => program.IsAlive), 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AnsweredAndEnded()
    {
        await using var app = new ReturnCaseApp();
        var client = await app.ClientAs("sanne");
        Assert.Equal(200, (int)(await client.Get("/cases")).Status);
        return new WeakReference(app.Services);
    }
}
