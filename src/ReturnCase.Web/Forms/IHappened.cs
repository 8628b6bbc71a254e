namespace ReturnCase.Web.Forms;

/// <summary>A form about something that happened on a day in the life of the child.</summary>
public interface IHappened
{
    DateInput OccurredOn { get; }
}
