using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Packages;

/// <summary>The converter is a script that does what LibreOffice would, or fails in its ways.</summary>
public sealed class PdfConverterTests : IDisposable
{
    private const string Converts = """
        while [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; *.docx) cp "$1" /dev/null && printf '%%PDF-1.7 %s' "$(basename "$1")" > "$out/$(basename "$1" .docx).pdf";; esac; shift; done
        """;

    private readonly ReturnCaseApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("converter").FullName;

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_dossier_has_its_pdf_after_its_group_and_nothing_stays_behind()
    {
        var before = Left();
        const int Many = PdfConverter.GroupSize + 3;
        var zip = await Package(new(Script(Converts), TimeSpan.FromSeconds(30)), Many);
        Assert.Equal(Many, zip.Entries.Count(entry => entry.FullName.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.Equal("dossiers/RC-2026-000001.pdf", zip.Entries[3 + (2 * PdfConverter.GroupSize)].FullName);
        using var pdf = new StreamReader(zip.GetEntry("dossiers/RC-2026-000002.pdf")!.Open());
        Assert.Equal("%PDF-1.7 0002.docx", await pdf.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        Assert.Contains("dossiers/RC-2026-000023.pdf", await manifest.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, Left());
    }

    [Theory]
    [InlineData("echo 'no such filter' >&2; exit 3", "code 3: no such filter")]
    [InlineData("exit 0", "made no PDF of 0001.docx")]
    [InlineData("for a in \"$@\"; do case \"$a\" in *.docx) printf 'not a pdf' > \"$(dirname \"$(dirname \"$a\")\")/out/$(basename \"$a\" .docx).pdf\";; esac; done", "made no PDF of 0001.docx")]
    public async Task A_converter_that_fails_fails_the_package_with_a_sentence(string script, string says)
    {
        var before = Left();
        var refused = await Assert.ThrowsAsync<PdfRefusedException>(() => Package(new(Script(script), TimeSpan.FromSeconds(30)), 1));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Documents:Converter", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Left());
    }

    [Fact]
    public async Task One_that_takes_too_long_is_stopped_with_what_it_started()
    {
        var refused = await Assert.ThrowsAsync<PdfRefusedException>(() => Package(new(Script($"sleep 300 & echo $! > {_folder}/child; wait"), TimeSpan.FromSeconds(1)), 1));
        Assert.Contains("longer than 1 seconds", refused.Message, StringComparison.Ordinal);
        await Gone();
    }

    [Fact]
    public async Task Whoever_stops_the_package_stops_the_converter()
    {
        using var stop = new CancellationTokenSource();
        var package = Package(new(Script($"sleep 300 & echo $! > {_folder}/child.new; mv {_folder}/child.new {_folder}/child; wait"), TimeSpan.FromMinutes(5)), 1, stop.Token);
        while (!File.Exists(Path.Combine(_folder, "child")))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => package);
        await Gone();
    }

    [Theory]
    [InlineData("soffice", "whole path")]
    [InlineData("/no/such/soffice", "no such file")]
    public void A_wrong_setting_is_named(string path, string says)
    {
        var refused = Assert.Throws<SettingsException>(() => DossierSetup.ConverterOf(path));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Documents:Converter", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_run_is_named_and_an_empty_setting_makes_no_pdf()
    {
        var file = Path.Combine(_folder, "plain");
        File.WriteAllText(file, "");
        if (!OperatingSystem.IsWindows())
            Assert.Contains("cannot be run", Assert.Throws<SettingsException>(() => DossierSetup.ConverterOf(file)).Message, StringComparison.Ordinal);
        Assert.Null(DossierSetup.ConverterOf(""));
        Assert.False(_app.Services.GetRequiredService<PdfConverter>().IsSet);
    }

    private static int Left() => Directory.GetDirectories(Path.GetTempPath(), "returncase-pdf-*").Length;

    private string Script(string body)
    {
        var path = Path.Combine(_folder, "soffice");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task Gone()
    {
        var child = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "child"), TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            using var process = Process.GetProcessById(child);
            Assert.True(process.WaitForExit(10_000), "What the converter started still runs.");
        }
        catch (ArgumentException)
        {
            // Nothing has that number any more.
        }
    }

    private async Task<ZipArchive> Package(PdfConverter converter, int count, CancellationToken cancel = default)
    {
        var packed = FullCase.Packed(CaseBuilder.In(CasePhase.ShelterFound));
        var writer = new PackageWriter(_app.Services.GetRequiredService<ReferralDossier>(), _app.Services.GetRequiredService<DossierValues>(), converter);
        var bytes = new MemoryStream();
        await writer.WriteAsync(bytes, new(7, new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc), "Pieter", count), PackageWriterTests.Of(Enumerable.Range(1, count).Select(i => packed with { CaseNumber = $"RC-2026-{i:000000}" })), null, cancel);
        bytes.Position = 0;
        return new(bytes);
    }
}
