using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>Who stands around the child, and the form for a new person in a role. Also on a closed case.</summary>
public sealed class ContactsModel(CaseDesk desk, EnumText words, PageText<ContactsModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Roles => words.Choices<ContactRole>();

    public IEnumerable<ContactPerson> Present => Enum.GetValues<ContactRole>().Select(Case.Contact).OfType<ContactPerson>();

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        Input = new() { Version = file.Version, OccurredOn = DateInput.From(desk.Today) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var change = desk.Change(Input.OccurredOn.ToDate(), source: Input.Source);
        var answer = await desk.SaveAsync(
            Case,
            Input.Version,
            () => Case.RecordContactPerson(change, Input.Role!.Value, Input.Name.Typed()!, Input.Organisation.Typed(), Input.Phone.Typed(), Input.Email.Typed()),
            cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(text["Saved", words[Input.Role!.Value], Input.Name.Typed()!]);
        return Redirect($"/cases/{number}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public ContactRole? Role { get; set; }

        public string? Name { get; set; }

        public string? Organisation { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ContactsModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Role).NotNull().WithMessage(_ => text["RoleMissing"]).IsInEnum().WithMessage(_ => text["RoleMissing"]);
            RuleFor(input => input.Name).NotEmpty().WithMessage(_ => text["NameMissing"]).Line(shared);
            RuleFor(input => input.Organisation).Line(shared);
            RuleFor(input => input.Phone).Must(phone => phone.Typed() is not { } typed || (typed.Any(char.IsDigit) && !typed.Any(char.IsLetter)))
                .WithMessage(_ => text["PhoneInvalid"]).Line(shared);
            RuleFor(input => input.Email).Must(email => email.Typed() is not { } typed || (typed.IndexOf('@') is > 0 and var at && at < typed.Length - 1 && !typed.Contains(' ')))
                .WithMessage(_ => text["EmailInvalid"]).Line(shared);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
