using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>Who stands around the child, and the form for a new person in a role. Also on a closed case.</summary>
public sealed class ContactsModel(CaseDesk desk, EnumText words, PageText<ContactsModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ContactsModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Roles => words.Choices<ContactRole>();

    public IEnumerable<ContactPerson> Present => Enum.GetValues<ContactRole>().Select(Case.Contact).OfType<ContactPerson>();

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version,
            () => Case.RecordContactPerson(
                Desk.Change(Input.OccurredOn.ToDate(), source: Input.Source),
                Input.Role!.Value, Input.Name.Typed()!, Input.Organisation.Typed(), Input.Phone.Typed(), Input.Email.Typed()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved", words[Input.Role!.Value], Input.Name.Typed()!]);

    public sealed record InputModel : IHappened
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
            RuleFor(input => input.Name).NotEmpty().WithMessage(_ => text["NameMissing"]).Name(shared);
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
