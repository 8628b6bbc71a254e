using System.Globalization;
using ReturnCase.Tests.Support;

namespace ReturnCase.Faults.Faults;

/// <summary>Rows that make a job throw: a case that cannot be read, and an address to which nothing can be sent. Everybody else must get what they are owed.</summary>
internal sealed class PoisonedRows : Fault
{
    private const string Owed = "SELECT COUNT(*) FROM Notices";

    public override string Name => "poisoned-rows";

    public override string Says => "one open case cannot be read, and one user has an address that is none, while jobs refresh lists, give notices and send e-mail";

    public override async Task<Result> RunAsync(World world)
    {
        using var mail = new FakeSmtp();
        var settings = mail.Settings.ToDictionary(one => one.Key.Replace(":", "__", StringComparison.Ordinal), one => one.Value ?? "");
        // What would be given without the poison.
        var whole = world.House(Path.Combine(world.Folder, "whole"));
        Prepare(whole);
        var (code, said) = await whole.CommandAsync("alarms", "run");
        if (code != 0)
            throw new BrokenException($"Without poison: {said}");
        var expected = Proof.Count(whole.Database, $"{Owed} WHERE CaseFileId <> {Poisoned(whole)}");

        var house = world.House(Path.Combine(world.Folder, "poisoned"), settings);
        Prepare(house);
        var (poisoned, phase) = (Poisoned(house), "");
        phase = (string)Proof.Ask(house.Database, $"SELECT Phase FROM Cases WHERE Id = {poisoned}")!;
        Proof.Ask(house.Database, $"UPDATE Cases SET Phase = 'Nonsense' WHERE Id = {poisoned}");
        Proof.Ask(house.Database, "UPDATE Users SET Email = '(((' WHERE UserName = 'ingrid'");
        using var load = new Load(house, world.Seed);
        await house.ReadyAsync(TimeSpan.FromMinutes(5));
        await load.ForAsync(TimeSpan.FromSeconds(10));
        var given = await UntilAsync(() => Proof.Count(house.Database, $"{Owed} WHERE CaseFileId <> {poisoned}"), expected);
        if (given < expected)
            throw new BrokenException($"Of {expected} notices about other cases {given} were given within three minutes; the program said: {house.Tail()}");
        const string Waiting = "SELECT COUNT(*) FROM NoticeMails WHERE SentAt IS NULL AND RecipientId <> (SELECT Id FROM Users WHERE UserName = 'ingrid')";
        var waiting = -await UntilAsync(() => -Proof.Count(house.Database, Waiting), 0);
        if (waiting > 0 || mail.Messages.Count == 0)
            throw new BrokenException($"{waiting} messages to others were not sent within three minutes ({mail.Messages.Count} were); the program said: {house.Tail()}");
        if (!house.Runs)
            throw new BrokenException($"The program ended: {house.Tail()}");
        var sent = mail.Messages.Count;

        Proof.Ask(house.Database, $"UPDATE Cases SET Phase = '{phase}' WHERE Id = {poisoned}");
        await load.ForAsync(TimeSpan.FromSeconds(5));
        await load.SettleAsync();
        await Proof.HoldsAsync(house, load, "Beside poisoned rows");
        return new(
            Name, Says, ResultState.Survived,
            string.Create(CultureInfo.InvariantCulture, $"{given} of {expected} notices about other cases given, {sent} messages to others sent, 0 of theirs left; {load.Acknowledged} writes acknowledged, 0 lost, 0 double; trail intact"),
            load.SeenInWords(), "others go on at once; the log names the case, and the page of e-mail shows the message that cannot be sent");
    }

    private static void Prepare(House house) => Proof.Ask(house.Database, "UPDATE Users SET Email = UserName || '@voorbeeld.nl', MailWish = 'Each'");

    // The open case with the nearest deadline: the one that is looked at first.
    private static int Poisoned(House house) => Proof.Count(house.Database, "SELECT Id FROM Cases WHERE Phase <> 'Closed' ORDER BY DeadlineOrder, Id LIMIT 1");

    private static async Task<int> UntilAsync(Func<int> count, int goal)
    {
        for (var until = DateTime.UtcNow.AddMinutes(3 * House.Patience); count() < goal && DateTime.UtcNow < until;)
            await Task.Delay(500);
        return count();
    }
}
