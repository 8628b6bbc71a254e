using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Privacy;

/// <summary>Gathers everything recorded about one child, in the language of the request. Who may read it is decided elsewhere.</summary>
public sealed class DossierReader(ReturnCaseDb db, WhoLooked looked, DossierFields fields, DossierText labels, EnumText words)
{
    public async Task<Dossier> ReadAsync(CaseFile file, CancellationToken cancel = default)
    {
        var placements = await db.Set<Placement>().AsNoTracking().Where(placement => placement.CaseNumber == file.Number).OrderBy(placement => placement.Id).ToListAsync(cancel);
        var holds = await db.LegalHolds.AsNoTracking().Where(hold => hold.CaseNumber == file.Number).OrderBy(hold => hold.Id).ToListAsync(cancel);
        var tasks = await db.OwnTasks.AsNoTracking().Include(task => task.Moves.OrderBy(move => move.Id)).Where(task => task.CaseFileId == file.Id).OrderBy(task => task.Id).ToListAsync(cancel);
        var numbers = file.Referrals.Where(r => r.Corrections > 0).Select(r => r.Number).ToArray();
        var replaced = await db.Referrals.AsNoTracking().Where(r => numbers.Contains(r.Number)).SelectMany(r => r.Earlier, (r, version) => new { r.Sequence, Version = version }).ToListAsync(cancel);
        DossierPart[] parts =
        [
            new(labels["PartCase"], null, null, [.. fields.Read(file, "case", "Number", "VNumber", "RuleSet", "Team", "CounsellorName", "Phase", "PhaseSince", "ClosingReason", "SecondClosingReason", "SearchStartedOn", "SearchLastDay")]),
            .. file.Entries.OrderBy(entry => entry.Sequence).Select(entry => Line(file, entry)),
            .. file.Proposals.OrderBy(p => p.Sequence).Select(p => Part("PartProposal", p, p.Sequence, p.ProposedOn)),
            .. file.SuspensionVersions.OrderBy(s => s.Sequence).Select(s => Part("PartSuspension", s, s.Sequence, s.StartedOn)),
            .. file.Alarms.OrderBy(a => a.Sequence).Select(a => Part("PartAlarm", a, a.Sequence, a.RaisedOn)),
            .. file.Referrals.OrderBy(r => r.Sequence).Select(Sent),
            .. replaced.OrderBy(r => (r.Sequence, r.Version.Version)).Select(r => Replaced(r.Sequence, r.Version)),
            .. placements.Select((p, index) => new DossierPart(labels["PartPlacement"], null, p.TakenOn, [.. fields.Read(p, $"place{index}", nameof(p.TakenOn), nameof(p.ReleasedOn))])),
            .. holds.Select((h, index) => new DossierPart(labels["PartHold"], null, AmsterdamCalendar.DateOf(h.SetAt), [.. fields.Read(h, $"hold{index}", nameof(h.Reason), nameof(h.LiftedAt), nameof(h.LiftReason))])),
            .. tasks.Select(Planned),
        ];
        return new(file.Number, parts, ThirdPersons.Of(file, labels["NameLeftOut"], labels["ContactLeftOut"]), await looked.AtAsync(file.Number, cancel)) { HasDocuments = file.Facts.OfType<CaseDocument>().Any() };
    }

    private DossierPart Part(string title, object thing, int sequence, DateOnly on) => new(labels[title], sequence, on, [.. fields.Read(thing, $"{title}{sequence}")]);

    // A working note, planned beside the case: where it was moved, the days before are told too.
    private DossierPart Planned(OwnTask task)
    {
        var key = $"task{task.Id}";
        IEnumerable<DossierField> moves = task.Moves.Select((move, index) => new DossierField($"{key}.Moved{index}", labels[DossierFields.LabelKey("MovedFrom")], AmsterdamTime.Date(move.From), FieldKind.Plain));
        return new(labels["PartTask"], null, task.On, [.. fields.Read(task, key, nameof(task.Kind), nameof(task.What), nameof(task.At), nameof(task.Place), nameof(task.With), nameof(task.State), nameof(task.Note), nameof(task.ClosedAt)), .. moves]);
    }

    private DossierPart Sent(Referral referral)
    {
        var key = $"PartReferral{referral.Sequence}";
        return new(labels["PartReferral"], referral.Sequence, referral.FiledOn, [.. fields.Read(referral, key), .. fields.ReadFrozen(FrozenReferral.Read(referral.Content), key)]);
    }

    // What a correction took the place of was told as well, or would have been.
    private DossierPart Replaced(int referral, ReferralVersion version)
    {
        var key = $"PartReferral{referral}v{version.Version}";
        return new(labels["PartEarlierReferral"], referral, AmsterdamCalendar.DateOf(version.ReplacedAt), [.. fields.ReadFrozen(FrozenReferral.Read(version.Content), key)]);
    }

    private DossierPart Line(CaseFile file, CaseEntry entry)
    {
        var fact = file.Facts.SingleOrDefault(f => f.Sequence == entry.Sequence);
        var key = $"line{entry.Sequence}";
        List<DossierField> read = [.. fields.Read(entry, key, "ByName", "ByRole", "ForName", "Trigger", "From", "To", "Subject")];
        if (fields.Detail(entry, key) is { } detail)
        {
            read.Add(detail);
        }

        if (AmsterdamCalendar.DateOf(entry.RecordedAt) != entry.OccurredOn)
        {
            read.Add(new($"{key}.RecordedAt", labels[DossierFields.LabelKey("RecordedAt")], AmsterdamTime.DateTime(entry.RecordedAt), FieldKind.Plain));
        }

        if (fact is not null)
        {
            read.AddRange(fields.Read(fact, $"{key}.fact"));
        }

        read.AddRange(fields.Read(entry, key, "Instruction", "Reason", "Source"));
        return new(TitleOf(entry, fact), entry.Sequence, entry.OccurredOn, read);
    }

    // Not the title of the timeline: that can hold a name.
    private string TitleOf(CaseEntry entry, RecordedFact? fact) => (entry.Kind, fact) switch
    {
        (EntryKind.Moved, _) => CaseTexts.Of(entry.Trigger!.Value).Here(),
        (_, Statement statement) => words[statement.Kind],
        (_, ContactMoment contact) => words[contact.Kind],
        (_, AuthorityDecision decision) => words[decision.Kind],
        _ => words[entry.Kind],
    };
}
