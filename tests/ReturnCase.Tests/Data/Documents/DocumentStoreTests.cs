using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Documents;
using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Documents;

public sealed class DocumentStoreTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_was_not_kept_leaves_nothing()
    {
        await _app.With(async (DocumentStore documents) =>
        {
            await using (var incoming = await documents.BeginAsync())
            {
                Assert.True(await incoming.FillAsync(new MemoryStream([1, 2, 3]), 3));
                Assert.EndsWith(".part", Assert.Single(Files()), StringComparison.Ordinal);
            }

            Assert.Empty(Files());
            await using var larger = await documents.BeginAsync();
            Assert.False(await larger.FillAsync(new MemoryStream([1, 2, 3, 4]), 3));
            return 0;
        });
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_sweep_takes_old_files_without_a_row_and_no_other()
    {
        var (kept, left, young) = (await Keep(row: true), await Keep(row: false), await Keep(row: false));
        var half = Path.Combine(Path.GetDirectoryName(Of(left))!, $"{left}.part");
        await File.WriteAllTextAsync(half, "half");
        foreach (var path in (string[])[Of(kept), Of(left), half])
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        Assert.Equal((2, 0), await _app.With((DocumentStore documents) => documents.SweepAsync(DateTime.UtcNow.AddDays(-1))));
        Assert.Equal(new[] { kept, young }.Order(), Files().Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public async Task The_files_of_another_database_are_left_alone()
    {
        var other = Path.Combine(_app.DocumentFolder, "another", "ab", new string('a', CaseDocument.StoredAsLength));
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        await File.WriteAllTextAsync(other, "of another");
        File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddDays(-9));
        Assert.Equal((0, 0), await _app.With((DocumentStore documents) => documents.SweepAsync(DateTime.UtcNow)));
        Assert.True(File.Exists(other));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("short")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFAB")]
    public async Task Only_a_generated_name_is_part_of_a_path(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _app.With((DocumentStore documents) => documents.OpenAsync(name)));

    [Fact]
    public async Task A_file_is_overwritten_before_it_goes()
    {
        var name = await Keep(row: false);
        // A second name of the same content shows what is left of it on the disk.
        await using var watched = new FileStream(Of(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await _app.With(async (DocumentStore documents) =>
        {
            await documents.DestroyAsync(name);
            return 0;
        });
        Assert.False(File.Exists(Path.Combine(_app.DocumentFolder, name)));
        Assert.Empty(Files());
        var rest = new byte[watched.Length];
        await watched.ReadExactlyAsync(rest);
        Assert.All(rest, value => Assert.Equal(0, value));
    }

    private string Of(string name) => Files().Single(path => Path.GetFileName(path) == name);

    private string[] Files() => Directory.GetFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("another", StringComparison.Ordinal)).ToArray();

    private Task<string> Keep(bool row) => _app.With(async (DocumentStore documents) =>
    {
        await using var incoming = await documents.BeginAsync();
        await incoming.FillAsync(new MemoryStream(Papers.Text("een stuk over een kind")), CaseDocument.MostBytes);
        await incoming.KeepAsync();
        if (row)
        {
            documents.Add(incoming.Name, ScanState.Waiting, DateTime.UtcNow);
            await _app.InDatabase(async db =>
            {
                db.DocumentFiles.Add(new(incoming.Name, ScanState.Clean, DateTime.UtcNow));
                await db.SaveChangesAsync();
            });
        }

        return incoming.Name;
    });
}
