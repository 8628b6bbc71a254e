namespace ReturnCase.Benchmarks.Measures;

/// <summary>Requests a second of a page, over those of its floor; and what the trail costs.</summary>
internal static class Pages
{
    private const double MostDifference = 0.01;

    public static Task CaseloadAsync(Options options) => RunAsync(options, "sanne", "/cases");

    public static Task CaseAsync(Options options) => RunAsync(options, "sanne", CaseOf(new(options.Data)));

    /// <summary>The page of the case of sanne's whose history is nearest to fifty lines.</summary>
    public static string CaseOf(DataFolder data)
    {
        var number = data.Text("SELECT c.Number FROM Cases c JOIN Users u ON u.Id = c.CounsellorId WHERE u.UserName = 'sanne' AND c.Phase <> 'Closed' ORDER BY abs(c.Version - 50), c.Id LIMIT 1");
        return $"/cases/{number}";
    }

    private static async Task RunAsync(Options options, string userName, string path)
    {
        var data = new DataFolder(options.Data);
        var capture = await Capture.TakeAsync(data, userName, path);
        await using var program = await Served.ProgramAsync(data);
        await program.QuietAsync();
        await using var floor = await Served.FloorAsync(data, capture.Keep());
        using var person = await Person.SignedInAsync(program.Address, userName);
        using var bare = await FloorPersonAsync(floor);
        var (theirs, ours) = (await person.GetAsync(path), await bare.GetAsync(Floor.WithTrail));
        if (Math.Abs(theirs.Length - ours.Length) > theirs.Length * MostDifference)
            throw new InvalidOperationException($"The floor wrote {ours.Length} characters and the program {theirs.Length}.");
        Report.Line($"{data.Count("Cases"):N0} cases; {path}: {theirs.Length:N0} characters, {capture.Commands.Count} commands; the floor {ours.Length:N0} characters, {await bare.GetAsync("/holes")} values put in.");

        List<double> floors = [], trails = [];
        // The first turn of each is forgotten: what is compiled on the first use is nobody's.
        for (var round = -1; round < options.Rounds; round++)
        {
            var one = await Load.RunAsync(person.Http, path, options.AtOnce, options.Seconds);
            var two = await Load.RunAsync(bare.Http, Floor.WithTrail, options.AtOnce, options.Seconds);
            var three = await Load.RunAsync(bare.Http, Floor.WithoutTrail, options.AtOnce, options.Seconds);
            if (one.Errors + two.Errors + three.Errors > 0)
                throw new InvalidOperationException("Not every request was answered.");
            if (round < 0)
                continue;
            Report.Line($"  turn {round + 1}: program {one.PerSecond:0} a second, floor {two.PerSecond:0}, floor without trail {three.PerSecond:0}");
            floors.Add(one.PerSecond / two.PerSecond);
            trails.Add(two.PerSecond / three.PerSecond);
        }

        Report.Ratio($"{path} over its floor", floors, "0.30");
        Report.Ratio("floor with the trail over the floor without", trails, "none: what the trail costs");
    }

    private static async Task<Person> FloorPersonAsync(Served floor)
    {
        var person = new Person(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }, floor.Address);
        person.Http.DefaultRequestHeaders.Add("Cookie", $"session={new string('a', 64)}");
        await person.GetAsync("/alive");
        return person;
    }
}
