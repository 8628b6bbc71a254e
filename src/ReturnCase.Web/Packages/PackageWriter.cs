using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Packages;

/// <summary>
/// Writes a whole package, each part once and in a fixed order, with never more than one content in memory. The same input gives the same bytes; a PDF, which another program makes, may differ.
/// </summary>
public sealed class PackageWriter(ReferralDossier dossiers, DossierValues values, PdfConverter pdf)
{
    // The package is for the IND, whose language is Dutch, whoever makes it.
    private const string Language = "nl";

    /// <param name="zip">Only written forward; left open.</param>
    /// <param name="head">What stands above the package.</param>
    /// <param name="referrals">Read more than once, one after the other: each time the same, in the same order.</param>
    /// <param name="dossierDone">Told after each dossier how many are done; may throw to stop.</param>
    /// <param name="cancel">Stops in the middle; what was written is no package.</param>
    /// <returns>The parts, without the manifest that names them.</returns>
    public async Task<IReadOnlyList<PackagePart>> WriteAsync(Stream zip, PackageHead head, IAsyncEnumerable<PackedReferral> referrals, Func<int, Task>? dossierDone, CancellationToken cancel)
    {
        using var dutch = new Spoken(Language);
        await using var package = new PackageZip(zip, head.CreatedAt);
        var cases = new Dictionary<string, int>();
        await package.AddAsync("referrals.json", to => ReferralJson.WriteAsync(to, head, Counted(referrals, cases, head, cancel), cancel));
        await package.AddAsync("referrals.csv", to => CsvTable.WriteAsync(to, referrals, cancel));
        await package.AddAsync("referrals.xlsx", to => XlsxTable.Referrals.WriteAsync(to, head.CreatedAt, referrals.Select(ReferralTable.Row), cancel));
        await DossiersAsync(package, head, referrals, cases, dossierDone, cancel);
        PackagePart[] parts = [.. package.Parts];
        await package.AddAsync("manifest.json", to => PackageManifest.WriteAsync(to, head, parts, cancel));
        return parts;
    }

    private static async IAsyncEnumerable<PackedReferral> Counted(
        IAsyncEnumerable<PackedReferral> referrals, Dictionary<string, int> cases, PackageHead head, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var count = 0;
        await foreach (var referral in referrals.WithCancellation(cancel))
        {
            count++;
            cases[referral.CaseNumber] = cases.GetValueOrDefault(referral.CaseNumber) + 1;
            yield return referral;
        }

        if (count != head.Count)
            throw new InvalidOperationException($"The package is of {head.Count} referrals, and {count} were read.");
    }

    private async Task DossiersAsync(
        PackageZip package, PackageHead head, IAsyncEnumerable<PackedReferral> referrals, Dictionary<string, int> cases, Func<int, Task>? dossierDone, CancellationToken cancel)
    {
        var done = 0;
        await using var group = pdf.IsSet ? pdf.Begin() : null;
        await foreach (var referral in referrals.WithCancellation(cancel))
        {
            var name = $"dossiers/{NameOf(referral, cases)}";
            var tree = dossiers.Of(FrozenReferral.Read(referral.Content), referral);
            await package.AddAsync($"{name}.html", to => DossierHtml.WriteAsync(to, tree, values, cancel));
            await package.AddAsync($"{name}.docx", to => Task.Run(() => DossierDocx.Write(to, tree, head.CreatedAt), cancel));
            if (group is not null)
            {
                await group.AddAsync(name, to => DossierDocx.Write(to, tree, head.CreatedAt), cancel);
                if (group.IsFull)
                    await group.ConvertAsync(package, cancel);
            }

            await ToldAsync(++done);
        }

        if (group is not null)
            await group.ConvertAsync(package, cancel);

        Task ToldAsync(int number) => dossierDone?.Invoke(number) ?? Task.CompletedTask;
    }

    // Parts are named by the case; where a package holds two referrals of one case, by both numbers.
    private static string NameOf(PackedReferral referral, Dictionary<string, int> cases) =>
        cases[referral.CaseNumber] > 1 ? $"{referral.CaseNumber}-{referral.Number}" : referral.CaseNumber;
}
