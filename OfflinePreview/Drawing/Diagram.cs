namespace OfflinePreview;

/// <summary>The shape of a box.</summary>
public enum DiagramShape
{
    /// <summary>A box.</summary>
    Box,

    /// <summary>A cylinder: a database.</summary>
    Cylinder,

    /// <summary>A folder: files.</summary>
    Folder,

    /// <summary>A component: a service.</summary>
    Component,
}

/// <summary>A box of a diagram.</summary>
/// <param name="Id">Its name in arrows; letters and digits only.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Lines">The lines below; empty ones are not drawn.</param>
public sealed record DiagramBox(string Id, string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Its shape; only boxes at the back have another than the default. Default: a box.</summary>
    public DiagramShape Shape { get; init; }

    /// <summary>Whether it is drawn faint, as something stopped. Default: false.</summary>
    public bool IsFaint { get; init; }
}

/// <summary>A column of boxes.</summary>
/// <param name="Id">Its name; letters and digits only.</param>
/// <param name="Title">Its title.</param>
/// <param name="Boxes">The boxes, from top to bottom.</param>
/// <param name="Note">A remark; null for none.</param>
public sealed record DiagramColumn(string Id, string Title, IReadOnlyList<DiagramBox> Boxes, string? Note);

/// <summary>An arrow.</summary>
/// <param name="From">The <see cref="DiagramBox.Id"/> that it starts at.</param>
/// <param name="To">The one that it ends at.</param>
/// <param name="Label">Its text.</param>
public sealed record DiagramArrow(string From, string To, string Label);

/// <summary>
/// A diagram in rows, in no drawing language: boxes outside a frame; inside it boxes at the front, columns of boxes
/// side by side in a group, and boxes at the back.
/// </summary>
public sealed record Diagram
{
    /// <summary>The id of all columns together, for arrows.</summary>
    public const string Group = "nodes";

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The title of the frame.</summary>
    public required string Frame { get; init; }

    /// <summary>The boxes outside the frame.</summary>
    public required IReadOnlyList<DiagramBox> Outside { get; init; }

    /// <summary>The boxes at the front.</summary>
    public required IReadOnlyList<DiagramBox> Front { get; init; }

    /// <summary>The title of the group around the columns.</summary>
    public required string GroupTitle { get; init; }

    /// <summary>The columns, from left to right.</summary>
    public required IReadOnlyList<DiagramColumn> Columns { get; init; }

    /// <summary>The boxes at the back.</summary>
    public required IReadOnlyList<DiagramBox> Back { get; init; }

    /// <summary>The arrows.</summary>
    public required IReadOnlyList<DiagramArrow> Arrows { get; init; }
}
