using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Cases;

/// <summary>Who the people are that are told of a journey, as far as the case knows them.</summary>
public static class Involved
{
    /// <summary>Name and telephone of the person whom a heading of a statement is about; null where it is about nobody, or the case names nobody.</summary>
    public static string? PersonBehind(this CaseFile file, StatementHeading heading) => heading switch
    {
        StatementHeading.Child => $"{file.FirstNames} {file.LastName}",
        StatementHeading.Guardian => Named(file.Contact(ContactRole.Guardian)),
        StatementHeading.Mentor => Named(file.Contact(ContactRole.ReceptionMentor)),
        StatementHeading.Lawyer => Named(file.Contact(ContactRole.Lawyer)),
        StatementHeading.Escort => file.CurrentPlan?.Escort,
        StatementHeading.Receiver => file.CandidateAt(file.CurrentPlan?.Receiver)?.Name,
        _ => null,
    };

    private static string? Named(ContactPerson? person) => person is null ? null : string.Join(" · ", new[] { person.Name, person.Phone, person.Email }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
