using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Cases.Timeline;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>One page for every plain fact; <see cref="StatementForm"/> says what each asks.</summary>
public sealed class StatementModel(CaseDesk desk, CaseLinks links, EnumText words, TimelineTitles titles, PageText<StatementModel> text, IStringLocalizer<SharedText> shared) : FactPage<StatementInput, Statement>(desk)
{
    private Statement? _stands;

    public StatementKind Kind => Slugs.TryParse<StatementKind>((string?)RouteData.Values["statement"], out var kind)
        ? kind : throw new InvalidOperationException("The constraint let another word in.");

    public StatementForm Form => StatementForm.Of(Kind);

    /// <summary>A page that only a supervisor can use explains that to others.</summary>
    public bool MayRecord => !Form.SupervisorOnly || Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>Whether there is something to say: a reopening is declined only while one is owed, and questions come back on what was sent and is not decided. What was typed stays in view.</summary>
    public bool IsAsked => Input is { Corrects: not null } or { Text.Length: > 0 } || Kind switch
    {
        StatementKind.ReopeningDeclined => Case.ReopeningOwed,
        StatementKind.ReturnedWithQuestions => Case.Referrals.Any(r => r.CanBeAskedAbout),
        _ => true,
    };

    public DateOnly NextWithin => Desk.Today.AddMonths(Desk.Policy.ReviewIntervalMonths);

    /// <summary>The last day of the search year, where the page is about going on past it.</summary>
    public DateOnly? SearchLimit => Kind == StatementKind.SearchContinues ? Desk.Clocks(Case).Search?.LastDay : null;

    /// <summary>That day is still to come, and this is recorded on it or later.</summary>
    public bool IsTooEarly => Case.Phase == CasePhase.ShelterSearch && SearchLimit > Desk.Today;

    public IReadOnlyList<Statement> Earlier => [.. Case.Standing<Statement>().Where(s => s.Kind == Kind).OrderByDescending(s => s.OccurredOn).ThenByDescending(s => s.Sequence)];

    public IEnumerable<SelectListItem> Referrals => StatementForm.Fitting(Kind, Case, Input.Corrects).Select(r => new SelectListItem($"{r.Number} · {words[r.Kind]}", r.Number));

    /// <summary>The fact that the address names, of which the child says that it is not right.</summary>
    [FromQuery(Name = "about")]
    public int? AskedFact { get; set; }

    /// <summary>The other case that the address names.</summary>
    [FromQuery(Name = "other")]
    public string? AskedOther { get; set; }

    /// <summary>The form answers whether a case that is alike is of the same child.</summary>
    public bool AnswersDouble => Kind is StatementKind.AnotherChild or StatementKind.SameChild;

    /// <summary>What was found to be alike and is still to be answered.</summary>
    public IReadOnlyList<Statement> Found => AnswersDouble ? Case.DoublesToJudge() : [];

    /// <summary>The facts on file to choose from, the newest first.</summary>
    public IEnumerable<SelectListItem> Facts => Case.Facts.OrderByDescending(fact => fact.Sequence).Select(fact => new SelectListItem(
        $"{AmsterdamTime.Date(fact.OccurredOn)} · {titles.Of(new TimelineLine(Case, Case.Entries.Single(entry => entry.Sequence == fact.Sequence)))}", $"{fact.Sequence}"));

    /// <summary>How this case and those of brothers and sisters name each other, where that is what the page records.</summary>
    public SiblingLinks? SiblingLinks { get; private set; }

    protected override bool TakesAfterClosing => CaseFile.TakesAfterClosing(Kind);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        Input.Head(Form);
        SiblingLinks = Kind == StatementKind.SiblingCase ? await Desk.SiblingLinksAsync(Case, cancel) : null;
        return null;
    }

    protected override IValidator<StatementInput> Validator => new StatementRules(Kind, Form, text, shared, Desk, Case);

    // The same link in the same words, from a double click or a second window, stands once.
    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        _stands = Input.StandingLink(Kind, Case);
        if (SaysTheSame)
            return new CaseAnswer.Saved();
        if (CaseFile.IsFamily(Kind) && Case.TryCorrect<Statement>(Input.Corrects, out var link) && link is { Stands: true })
            return await links.CorrectAsync(Case, Input.Version, link, Desk.ChangeOf(Input), Input.Details(Kind, Form), Input.CorrectionReason.Typed() ?? text["LinkMoved", Case.Number], cancel);
        var other = Input.Corrects is null ? await links.OtherAsync(Kind, CaseNumber.Read(Input.Reference), cancel) : null;
        var answer = other is null || CaseLinks.Mirrors(Kind, Case.Number, other).Any() ? await SaveAsync(Note, cancel) : await LinkAsync(other, cancel);
        if (answer.IsSaved)
            return answer;
        _stands = Input.StandingLink(Kind, answer.Latest(Case));
        return SaysTheSame ? new CaseAnswer.Saved() : answer;
    }

    private Task<CaseAnswer> LinkAsync(CaseFile other, CancellationToken cancel)
    {
        var (change, details) = (Desk.ChangeOf(Input), Input.Details(Kind, Form));
        return Desk.SaveAllAsync(Case, Input.Version, [other], file => file.Note(change, file == other ? details with { Reference = Case.Number } : details), cancel);
    }

    private void Note(Change change)
    {
        var details = Input.Details(Kind, Form);
        // The question is a fact of its own, with its own day.
        if (Input.TellsReminder(Form) && Input.AskedOn.ToDate() is { } asked && !Case.AskedOn(Kind, details.Candidate, Input.Corrects).Contains(asked))
        {
            Case.Note(change with { OccurredOn = asked, Reason = null, Corrects = null }, details with { Answer = ViewAnswer.Asked, NextOn = null });
        }

        Case.Note(change, details);
    }

    protected override IActionResult Kept() => _stands is { } link
        ? Kept(text[SaysTheSame ? "LinkStands" : "LinkAgain", CaseNumber.Read(link.Reference)!, AmsterdamTime.Date(link.OccurredOn)], $"?all=true#line-{link.Sequence}", FlashKind.Info)
        : Kept(text["Saved", words[Kind]]);

    private bool SaysTheSame => _stands is not null && _stands.Text == Input.Text.Typed();

    protected override StatementInput Blank(Statement? old)
    {
        var input = StatementInput.From(old, CandidateFor(old?.Candidate), old?.About ?? AskedFact);
        input.Head(Form, old);
        input.Reference ??= CaseNumber.Read(AskedOther);
        return Form.Reminds && Case.AskedOn(Kind, input.Candidate, old?.Sequence) is [var first, ..] ? input with { AskedOn = DateInput.From(first) } : input;
    }

    protected override bool MayCorrect(Statement? old) => old is null || old.Kind == Kind;
}
