using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Referrals;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Data.Retention;

public sealed class DestructionTests : IDisposable
{
    private static readonly Viewer Liaison = new("pieter", ActorRole.IndLiaison, null);

    private const string FirstNames = "Zélie-Amaïa";
    private const string LastName = "Qorbanixyz";

    private const string Letter = "wondersterk geheim";

    private readonly BreaksOff _breaks = new();
    private readonly ReturnCaseApp _app;

    public DestructionTests() => _app = new() { Interceptors = [_breaks] };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task After_a_destruction_no_byte_of_the_name_or_the_V_number_is_left()
    {
        var (builder, home) = await KeepSent();
        var other = DueCases.Closed();
        await _app.KeepAll([other]);
        await _app.With((LegalHolds holds) => holds.SetAsync(builder.File.Number, DueCases.By(Staff.Auditor, $"klacht over {LastName}")));
        await _app.InDatabase(async db =>
        {
            var hold = await db.LegalHolds.SingleAsync();
            await _app.With((LegalHolds holds) => holds.LiftAsync(hold.CaseNumber, hold.Id, DueCases.By(Staff.Auditor, $"klacht van {FirstNames} afgedaan")));
        });
        await _app.With(async (AccessDesk desk) => await desk.WithdrawAsync(
            (await desk.OpenAsync(DueCases.By(Staff.Auditor, $"brief van {LastName}"), builder.File.Number, $"brief {LastName}", "nl"))!, 1));
        await _app.With(async (DocumentStore documents) =>
        {
            await using var other = await documents.BeginAsync();
            await other.FillAsync(new MemoryStream(Encoding.UTF8.GetBytes("een brief over een ander kind")), CaseDocument.MostBytes);
            await other.KeepAsync();
            return 0;
        });
        string[] words = [FirstNames, LastName, "zelie", "amaia", builder.File.VNumber, Letter];
        Assert.NotEmpty(ByteSearch.Traces(Places(), words));
        Assert.NotEmpty(ByteSearch.Traces([_app.DocumentFolder], LastName));

        var list = await _app.Prepare(builder.File.Number, other.File.Number);
        var signed = Assert.IsType<SignResult.Done>(await _app.Sign(list, [builder.File.Number]));
        Assert.Equal([builder.File.Number], signed.Destroyed);
        Assert.Empty(signed.Kept);
        Assert.True(signed.Overwritten);

        var backup = $"{_app.DatabasePath}-backup";
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DatabaseFile>().CopyAsync(scope.ServiceProvider.GetRequiredService<ReturnCase.Data.ReturnCaseDb>(), backup);
        Assert.Empty(ByteSearch.Traces([.. Places(), backup], words));
        Assert.NotEmpty(ByteSearch.Traces([.. Places(), backup], other.File.VNumber));
        Assert.NotEmpty(ByteSearch.Traces([_app.DocumentFolder], "een ander kind"));
        File.Delete(backup);
        await _app.InDatabase(async db =>
        {
            Assert.False(await db.DocumentFiles.AnyAsync());
            Assert.False(await db.CarePlaces.AnyAsync(place => place.Id == home));
            Assert.False(await db.Set<HouseEntry>().AnyAsync());
            Assert.Equal(other.File.Number, (await db.CaseFiles.SingleAsync()).Number);
            Assert.NotNull((await db.DestructionLists.SingleAsync()).OverwrittenAt);
        });
    }

    [Fact]
    public async Task Who_was_told_of_a_destroyed_case_goes_with_it_and_a_message_that_waits_has_nothing_to_say()
    {
        var (gone, stays) = (DueCases.Closed(), NearDeadline.Eighteen(170));
        await _app.KeepAll([gone, stays]);
        await _app.InDatabase(async db =>
        {
            var sanne = await db.Users.SingleAsync(user => user.UserName == "sanne");
            sanne.Email = "sanne@voorbeeld.nl";
            // As of when it was open.
            db.Notices.Add(new() { CaseFileId = gone.File.Id, DeadlineOn = new(2026, 1, 1), Step = AlarmStep.Due, Recipient = sanne.Id, ToldAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Mail = NoticeMail.OfMorning(sanne.Id, new(2026, 1, 1), new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "voorbeeld.nl") });
            await db.SaveChangesAsync();
        });
        await _app.RunAlarms();
        await _app.Sign(await _app.Prepare(gone.File.Number), [gone.File.Number]);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(stays.File.Number, await db.Notices.Select(n => n.Case!.Number).SingleAsync());
            var mail = await db.NoticeMails.SingleAsync();
            Assert.Null(await _app.With((WaitingMail queue) => queue.TakeAsync(mail.Id, mail.NextTryAt)));
            Assert.Equal(MailState.Lapsed, await db.NoticeMails.Select(m => m.State).SingleAsync());
        });
    }

    [Fact]
    public async Task A_package_goes_whole_and_its_number_hashes_count_who_and_when_stay()
    {
        var (builder, _) = await KeepSent();
        var before = await Batch();
        var files = await _app.With((BatchQueries q) => q.FilesAsync(Liaison, before.Number));
        Assert.NotNull(await _app.With((BatchQueries q) => q.FileAsync(Liaison, before.Number, files[0].Name)));
        await _app.Sign(await _app.Prepare(builder.File.Number), [builder.File.Number]);
        Assert.Equal(before with { FilesGoneAt = DueCases.By(Staff.Ingrid).RecordedAt }, await Batch());
        Assert.Null(await _app.With((BatchQueries q) => q.FileAsync(Liaison, before.Number, files[0].Name)));
        Assert.Equal((files[0].Size, files[0].Sha256), (await _app.With((BatchQueries q) => q.FilesAsync(Liaison, before.Number))).Select(file => (file.Size, file.Sha256)).Single());
        await _app.InDatabase(async db => Assert.False(await db.PackageChunks.AnyAsync()));

        async Task<BatchRow> Batch() => Assert.Single((await _app.With((BatchQueries q) => q.PageAsync(Liaison, null))).Rows);
    }

    [Fact]
    public async Task A_package_that_is_being_made_is_given_up_because_its_referral_is_no_longer_there()
    {
        var (builder, _) = await KeepSent();
        await _app.InDatabase(async db =>
        {
            await db.ReferralBatches.ExecuteDeleteAsync();
            await db.PackageOrders.ExecuteUpdateAsync(set => set.SetProperty(order => order.State, PackageState.Running));
        });
        await _app.Sign(await _app.Prepare(builder.File.Number), [builder.File.Number]);
        await _app.InDatabase(async db =>
        {
            var order = await db.PackageOrders.SingleAsync();
            Assert.Equal((PackageState.Failed, PackageRefusal.NoLongerReady), (order.State, order.Refusal));
            Assert.False(await db.PackageChunks.AnyAsync());
        });
    }

    [Fact]
    public async Task Whoever_prepared_a_list_does_not_sign_it_in_any_role()
    {
        var number = await KeepDue();
        var list = await _app.Prepare(number);
        Assert.IsType<SignResult.OwnList>(await _app.Sign(list, [number], Staff.Auditor with { Role = ActorRole.Supervisor }));
        Assert.True(await Exists(number));
    }

    [Fact]
    public async Task A_supervisor_signs_for_the_own_team_only()
    {
        var number = await KeepDue();
        var list = await _app.Prepare(number);
        Assert.IsType<SignResult.NothingWaits>(await _app.Sign(list, [number], Staff.Hassan, "Zuid"));
        Assert.True(await Exists(number));
    }

    [Fact]
    public async Task What_was_held_or_opened_again_or_moved_meanwhile_drops_out_with_a_reason()
    {
        var builders = Enumerable.Range(0, 4).Select(i => DueCases.Closed(400 + i)).ToArray();
        await _app.KeepAll(builders);
        string[] numbers = [.. builders.Select(b => b.File.Number)];
        var list = await _app.Prepare(numbers);
        await _app.With((LegalHolds holds) => holds.SetAsync(numbers[0], DueCases.By(Staff.Auditor)));
        await Change(numbers[1], file => file.Move(DueCases.By(Staff.Ingrid), CaseTrigger.Reopen));
        await Change(numbers[2], file => file.Assign(DueCases.By(Staff.Ingrid), "Zuid", null));

        var signed = Assert.IsType<SignResult.Done>(await _app.Sign(list, numbers));
        Assert.Equal([numbers[3]], signed.Destroyed);
        Assert.Equal([KeepReason.Held, KeepReason.Reopened, KeepReason.TeamChanged], signed.Kept.OrderBy(kept => kept.Number, StringComparer.Ordinal).Select(kept => kept.Because));
        Assert.All(numbers[..3], number => Assert.True(Exists(number).Result));
        Assert.IsType<SignResult.NothingWaits>(await _app.Sign(list, numbers));
    }

    [Fact]
    public async Task Only_due_cases_that_nothing_keeps_go_on_a_list_and_only_on_one()
    {
        var (due, young, open) = (DueCases.Closed(), DueCases.Closed(300), CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 900));
        await _app.KeepAll([due, young, open]);
        var (list, leftOut) = await _app.With((Destructions d) => d.PrepareAsync(DueCases.By(Staff.Auditor), [due.File.Number, young.File.Number, open.File.Number, "RC-1999-000001"]));
        Assert.Equal(due.File.Number, Assert.Single(list!.Items).CaseNumber);
        Assert.Equal([KeepReason.NotDue, KeepReason.Reopened, KeepReason.Gone], [Why(young.File.Number), Why(open.File.Number), Why("RC-1999-000001")]);
        var (second, again) = await _app.With((Destructions d) => d.PrepareAsync(DueCases.By(Staff.Auditor), [due.File.Number]));
        Assert.Null(second);
        Assert.Equal(KeepReason.OnList, Assert.Single(again).Because);

        KeepReason Why(string number) => leftOut.Single(kept => kept.Number == number).Because;
    }

    [Fact]
    public async Task The_list_outside_is_signed_names_no_child_and_only_its_owner_reads_it()
    {
        var number = await KeepDue();
        var vNumber = (await _app.Read(number)).VNumber;
        await _app.Sign(await _app.Prepare(number), [number]);
        var ledger = _app.Services.GetRequiredService<DestructionLedger>();
        Assert.Equal([LedgerStep.Promised, LedgerStep.Destroyed], ledger.Read().Select(entry => entry.Step));
        Assert.All(ledger.Read(), entry => Assert.Equal((number, ledger.Hash(vNumber), "els", "ingrid"), (entry.Case, entry.VNumber, entry.PreparedBy, entry.SignedBy)));
        Assert.DoesNotContain(vNumber, await File.ReadAllTextAsync(ledger.Path), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ledger.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_app.DestructionFolder));
        }
    }

    [Fact]
    public async Task Where_the_database_fails_before_its_commit_the_case_stays_and_the_list_says_so()
    {
        var number = await KeepDue();
        var list = await _app.Prepare(number);
        _breaks.BeforeCommit = () => Assert.Equal(LedgerStep.Promised, Assert.Single(_app.Services.GetRequiredService<DestructionLedger>().Read()).Step);
        await Assert.ThrowsAsync<ConnectionBrokeException>(() => _app.Sign(list, [number]));
        Assert.True(await Exists(number));
        Assert.Equal([LedgerStep.Promised, LedgerStep.NotDone], _app.Services.GetRequiredService<DestructionLedger>().Read().Select(entry => entry.Step));
        Assert.IsType<SignResult.Done>(await _app.Sign(list, [number]));
        Assert.False(await Exists(number));
    }

    [Fact]
    public async Task After_a_crash_before_the_commit_the_signature_lapses_and_the_case_still_waits()
    {
        var number = await KeepDue();
        var list = await _app.Prepare(number);
        var ledger = _app.Services.GetRequiredService<DestructionLedger>();
        ledger.Append([await Line(number, LedgerStep.Promised)]);
        Assert.Empty(await Reconcile());
        Assert.Equal(LedgerStep.NotDone, Assert.Single(ledger.Last()).Step);
        Assert.IsType<SignResult.Done>(await _app.Sign(list, [number]));
    }

    [Fact]
    public async Task After_a_crash_behind_the_commit_the_second_line_is_made_up_for()
    {
        var number = await KeepDue();
        var line = await Line(number, LedgerStep.Promised);
        await _app.InDatabase(db => db.CaseFiles.ExecuteDeleteAsync());
        var ledger = _app.Services.GetRequiredService<DestructionLedger>();
        ledger.Append([line]);
        Assert.Empty(await Reconcile());
        Assert.Equal(LedgerStep.Destroyed, Assert.Single(ledger.Last()).Step);
    }

    [Fact]
    public async Task An_old_database_that_was_put_back_loses_the_case_again_at_the_next_start()
    {
        var number = await KeepDue();
        var ledger = _app.Services.GetRequiredService<DestructionLedger>();
        ledger.Append([await Line(number, LedgerStep.Destroyed), await Line(number, LedgerStep.Destroyed) with { Database = "another", Case = "RC-2026-999999" }]);
        Assert.Equal([number], await Reconcile());
        Assert.False(await Exists(number));
        Assert.Empty(await Reconcile());
    }

    [Fact]
    public async Task A_list_of_another_child_under_the_same_number_destroys_nothing()
    {
        var number = await KeepDue();
        _app.Services.GetRequiredService<DestructionLedger>().Append([await Line(number, LedgerStep.Destroyed) with { VNumber = "another child" }]);
        Assert.Contains(number, (await Assert.ThrowsAsync<SignedLinesException>(Reconcile)).Message, StringComparison.Ordinal);
        Assert.True(await Exists(number));
    }

    [Fact]
    public async Task The_home_of_a_brother_stays_for_him_and_a_house_stays_in_the_register()
    {
        var (builder, home) = await KeepSent();
        var brother = CasePageCases.In(CasePhase.ShelterSearch).Country().AddCandidate(carePlace: home);
        await _app.KeepAll([brother]);
        await _app.Sign(await _app.Prepare(builder.File.Number), [builder.File.Number]);
        await _app.InDatabase(async db => Assert.Equal(2, (await db.CarePlaces.Include(place => place.Entries).SingleAsync(place => place.Id == home)).Entries.Count));
    }

    private IEnumerable<string> Places() => [.. ByteSearch.Database(_app.DatabasePath), _app.DestructionFolder, _app.DocumentFolder];

    private async Task<(CaseBuilder Builder, int Home)> KeepSent()
    {
        var home = 0;
        await _app.InDatabase(async db =>
        {
            var place = CarePlace.Home(DueCases.By(Staff.Sanne), ShelterKind.Family, $"Bij tante {LastName}", "GN", 2);
            place.Resize(DueCases.By(Staff.Sanne) with { Reason = $"Tante {LastName} heeft een kamer erbij." }, 3);
            db.CarePlaces.Add(place);
            await db.SaveChangesAsync();
            home = place.Id;
        });
        var builder = DueCases.Sent(FirstNames, LastName, home);
        await _app.With(async (DocumentStore documents) =>
        {
            await using var letter = await documents.BeginAsync();
            await letter.FillAsync(new MemoryStream(Encoding.UTF8.GetBytes($"Aan {FirstNames} {LastName}: {Letter}")), CaseDocument.MostBytes);
            await letter.KeepAsync();
            builder.Document($"brief {LastName}.txt", letter.Name);
            return 0;
        });
        await _app.InDatabase(async db =>
        {
            db.DocumentFiles.Add(new(builder.File.Documents[0].StoredAs, ScanState.Clean, DateTime.UtcNow));
            await db.SaveChangesAsync();
        });
        await _app.KeepAll([builder]);
        await _app.With(async (PackageRun run) =>
        {
            await run.KeepSentAsync(Staff.Pieter);
            return 0;
        });
        return (builder, home);
    }

    private async Task<string> KeepDue()
    {
        var builder = DueCases.Closed();
        await _app.KeepAll([builder]);
        return builder.File.Number;
    }

    private async Task<LedgerEntry> Line(string number, LedgerStep step)
    {
        var ledger = _app.Services.GetRequiredService<DestructionLedger>();
        var id = "";
        await _app.InDatabase(async db => id = await DatabaseIdentity.EnsureAsync(db));
        return new(step, id, number, ledger.Hash((await _app.Read(number)).VNumber), DueCases.By(Staff.Ingrid).RecordedAt, 1, "els", "ingrid");
    }

    private Task<IReadOnlyList<string>> Reconcile() => _app.With((DestructionReplay d) => d.ReconcileAsync(DueCases.By(Staff.Ingrid).RecordedAt));

    private async Task<bool> Exists(string number)
    {
        var exists = false;
        await _app.InDatabase(async db => exists = await db.CaseFiles.AnyAsync(c => c.Number == number));
        return exists;
    }

    private async Task Change(string number, Action<CaseFile> verb) => await _app.With(async (ReturnCase.Data.Cases.CaseStore store) =>
    {
        verb((await store.FindAsync(number))!);
        return await store.SaveAsync();
    });

    /// <summary>The connection breaks just before a commit, once.</summary>
    private sealed class BreaksOff : DbTransactionInterceptor
    {
        public Action? BeforeCommit { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (BeforeCommit is not { } work)
                return new(result);
            BeforeCommit = null;
            work();
            throw new ConnectionBrokeException();
        }
    }
}
