using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Tasks;

/// <summary>How much is due of one person, or of nobody who is still there.</summary>
/// <param name="Who">Who is to do it; null for nobody.</param>
public sealed record PersonsTasks(Actor? Who, int Overdue, int Today, int Week)
{
    public TaskAddress Address => new(null, Who is { } person ? CaseloadAddress.CodeOf(person.Id) : CaseloadAddress.NoCounsellor);
}

/// <summary>How much of a team is due, person by person. What nobody is left to do comes first.</summary>
public sealed record TeamTasks(IReadOnlyList<PersonsTasks> People)
{
    public int Overdue => People.Sum(person => person.Overdue);

    public int Today => People.Sum(person => person.Today);

    public int Week => People.Sum(person => person.Week);

    /// <param name="counts">By the id of whoever is to do it, each id as often as there are lists.</param>
    /// <param name="team">Who works in the team.</param>
    public static TeamTasks Of(IEnumerable<TaskCount> counts, IReadOnlyList<Actor> team)
    {
        var known = team.ToDictionary(person => person.Id);
        var people = counts.GroupBy(count => count.OwnerId is { } id ? known.GetValueOrDefault(id) : null)
            .Select(all => new PersonsTasks(all.Key, all.Sum(count => count.Overdue), all.Sum(count => count.Today), all.Sum(count => count.Week)));
        return new([.. people.OrderBy(person => person.Who is not null).ThenBy(person => person.Who?.Name, StringComparer.CurrentCulture)]);
    }
}
