namespace ReturnCase.Benchmarks.Measures;

/// <summary>How long one person waits: for a list and for a case among many cases over among few, and for a list with many own rows over with few.</summary>
internal static class Latencies
{
    private const string List = "/cases";

    public static async Task SizeAsync(Options options)
    {
        var (many, few) = (new DataFolder(options.Data), new DataFolder(options.Small));
        await using var large = await Served.ProgramAsync(many);
        await using var small = await Served.ProgramAsync(few);
        await large.QuietAsync();
        await small.QuietAsync();
        using var there = await Person.SignedInAsync(large.Address, "sanne");
        using var here = await Person.SignedInAsync(small.Address, "sanne");
        Report.Line($"{many.Count("Cases"):N0} cases, of which sanne has {Own(many)} open; {few.Count("Cases"):N0} cases, of which {Own(few)}.");
        var sizes = $"with {many.Count("Cases"):N0} cases over with {few.Count("Cases"):N0}";
        await CompareAsync(options, (there.Http, List), (here.Http, List), 0.5, $"p50 of the list {sizes}", "1.2");
        // What the floor of a page sends too shows in no ratio to it.
        await CompareAsync(options, (there.Http, Pages.CaseOf(many)), (here.Http, Pages.CaseOf(few)), 0.5, $"p50 of a case {sizes}", "1.2");
    }

    public static async Task RolesAsync(Options options)
    {
        var data = new DataFolder(options.Data);
        await using var program = await Served.ProgramAsync(data);
        await program.QuietAsync();
        using var wide = await Person.SignedInAsync(program.Address, "ingrid");
        using var narrow = await Person.SignedInAsync(program.Address, "sanne");
        Report.Line($"ingrid has {data.Count("Cases WHERE Team = 'Noord' AND Phase <> 'Closed'"):N0} open cases, sanne {Own(data)}.");
        await CompareAsync(options, (wide.Http, List), (narrow.Http, List), 0.95, "p95 of a supervisor over a counsellor", "2");
    }

    private static async Task CompareAsync(Options options, (HttpClient Http, string Path) one, (HttpClient Http, string Path) other, double share, string name, string target)
    {
        var ratios = new List<double>();
        for (var round = -1; round < options.Rounds; round++)
        {
            var (first, second) = (await Load.RunAsync(one.Http, one.Path, 1, options.Seconds), await Load.RunAsync(other.Http, other.Path, 1, options.Seconds));
            if (first.Errors + second.Errors > 0)
                throw new InvalidOperationException("Not every request was answered.");
            if (round < 0)
                continue;
            Report.Line($"  turn {round + 1}: {first.At(share):0.0} ms and {second.At(share):0.0} ms");
            ratios.Add(first.At(share) / second.At(share));
        }

        Report.Ratio(name, ratios, target);
    }

    private static long Own(DataFolder data) => data.Count("Cases c JOIN Users u ON u.Id = c.CounsellorId WHERE u.UserName = 'sanne' AND c.Phase <> 'Closed'");
}
