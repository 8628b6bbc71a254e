using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

public sealed class PackageWriterTests : IDisposable
{
    private static readonly DateTime Made = new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc);

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_package_holds_its_parts_in_order_and_the_manifest_tells_their_hashes()
    {
        var (zip, told) = await Write([FullCase.Packed(FullCase.Build())]);
        var name = told[0].CaseNumber;
        Assert.Equal(["referrals.json", "referrals.csv", "referrals.xlsx", $"dossiers/{name}.html", $"dossiers/{name}.docx", "manifest.json"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(Made, entry.LastWriteTime.DateTime));
        using var manifest = JsonDocument.Parse(Read(zip, "manifest.json"));
        Assert.Equal((7, 1, "Pieter"), (manifest.RootElement.GetProperty("batch").GetInt32(), manifest.RootElement.GetProperty("count").GetInt32(), manifest.RootElement.GetProperty("createdBy").GetString()));
        var parts = manifest.RootElement.GetProperty("parts").EnumerateArray().ToArray();
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).SkipLast(1), parts.Select(part => part.GetProperty("name").GetString()!));
        Assert.All(parts, part =>
        {
            var bytes = Read(zip, part.GetProperty("name").GetString()!);
            Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (part.GetProperty("size").GetInt32(), part.GetProperty("sha256").GetString()));
        });
        using var json = JsonDocument.Parse(Read(zip, "referrals.json"));
        Assert.Equal(told[0].Content, json.RootElement.GetProperty("referrals")[0].GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task The_same_input_has_the_same_bytes_whoever_asks_in_whatever_language()
    {
        PackedReferral[] referrals = [FullCase.Packed(FullCase.Build(), 2, new ReplacedVersion(1, Made.AddDays(-3), 4), "the lawyer is ill", "Lawyer"), FullCase.Packed(CaseBuilder.In(CasePhase.ShelterFound))];
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("nl-NL");
        var one = await Bytes(referrals);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-GB");
        Assert.Equal(one, await Bytes(referrals));
        using var zip = new ZipArchive(new MemoryStream(one));
        var html = Encoding.UTF8.GetString(Read(zip, $"dossiers/{referrals[0].CaseNumber}.html"));
        foreach (var word in (string[])["lang=\"nl\"", "Komt in de plaats van", "versie 1, verstuurd op 1 maart 2026 in pakket 4", "the lawyer is ill"])
            Assert.Contains(word, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_referrals_of_one_case_have_both_numbers_in_their_names()
    {
        var c = FullCase.Build();
        var (zip, _) = await Write([FullCase.Packed(c), FullCase.Packed(c) with { Number = "RF-2026-000099" }]);
        Assert.Contains($"dossiers/{c.File.Number}-{c.Referral.Number}.html", zip.Entries.Select(entry => entry.FullName));
        Assert.Contains($"dossiers/{c.File.Number}-RF-2026-000099.docx", zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task However_many_there_are_only_one_is_read_at_a_time()
    {
        const int Many = 400;
        var packed = FullCase.Packed(CaseBuilder.In(CasePhase.ShelterFound));
        var counting = new Counting(Many, index => packed with { Number = $"RF-2026-{index:000000}", CaseNumber = $"RC-2026-{index:000000}", Content = new string(packed.Content.AsSpan()) });
        List<int> done = [];
        await using var to = new ForwardOnly(Stream.Null);
        await Writer().WriteAsync(to, new(7, Made, "Pieter", Many), counting, number =>
        {
            done.Add(number);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, Many), done);
        Assert.Equal((4, 1), (counting.Passes, counting.MostAtOnce));
        // Of contents that were read only the last few can still be there: the others were let go of as they were written.
        GC.Collect();
        Assert.InRange(counting.StillThere(), 0, 3);
    }

    [Fact]
    public async Task A_package_is_refused_whose_count_is_not_what_was_read() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Writer().WriteAsync(new MemoryStream(), new(7, Made, "Pieter", 2), Of([FullCase.Packed(FullCase.Build())]), null, default));

    [Fact]
    public async Task It_stops_where_it_is_told_to()
    {
        PackedReferral[] two = [FullCase.Packed(FullCase.Build()), FullCase.Packed(FullCase.Build())];
        await Assert.ThrowsAsync<OperationCanceledException>(() => Writer().WriteAsync(new MemoryStream(), new(7, Made, "Pieter", 2), Of(two), _ => throw new OperationCanceledException(), default));
    }

    internal static async IAsyncEnumerable<PackedReferral> Of(IEnumerable<PackedReferral> referrals)
    {
        foreach (var referral in referrals)
        {
            await Task.Yield();
            yield return referral;
        }
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private PackageWriter Writer() => _app.Services.CreateScope().ServiceProvider.GetRequiredService<PackageWriter>();

    private async Task<byte[]> Bytes(PackedReferral[] referrals)
    {
        using var bytes = new MemoryStream();
        await using (var to = new ForwardOnly(bytes))
            await Writer().WriteAsync(to, new(7, Made, "Pieter", referrals.Length), Of(referrals), null, default);
        return bytes.ToArray();
    }

    private async Task<(ZipArchive Zip, PackedReferral[] Told)> Write(PackedReferral[] referrals) => (new ZipArchive(new MemoryStream(await Bytes(referrals))), referrals);

    // Knows how many passes were made, how many contents were handed out at a time, and which of them are still held.
    private sealed class Counting(int count, Func<int, PackedReferral> make) : IAsyncEnumerable<PackedReferral>
    {
        private readonly List<WeakReference<string>> _handed = [];
        private int _open;

        public int Passes { get; private set; }

        public int MostAtOnce { get; private set; }

        public int StillThere() => _handed.Count(content => content.TryGetTarget(out _));

        public async IAsyncEnumerator<PackedReferral> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Passes++;
            for (var index = 1; index <= count; index++)
            {
                await Task.Yield();
                MostAtOnce = Math.Max(MostAtOnce, ++_open);
                yield return Handed(index);
                _open--;
            }
        }

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        private PackedReferral Handed(int index)
        {
            var referral = make(index);
            _handed.Add(new(referral.Content));
            return referral;
        }
    }
}

/// <summary>A stream that cannot go back, such as one into a database or a socket.</summary>
internal sealed class ForwardOnly(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
}
